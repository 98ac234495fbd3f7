package dev.taskexec.planner.explain;

import java.util.List;

/// One attribute of a task, or of its queue where that bears on the task.
///
/// @param name as it is written in a source
/// @param values its value as people write it, an element for each item of a list; none where there
///   is nothing, such as no permit
/// @param origins what set it, the nearest first, each with the values that it set; none where that
///   is not known
public record TaskAttribute(String name, List<String> values, List<Provenance> origins) {

  public TaskAttribute {
    values = List.copyOf(values);
    origins = List.copyOf(origins);
  }
}
