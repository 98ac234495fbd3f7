package dev.taskexec.planner.explain;

import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a task of a plan is, where each part of it was said, what it needs and what needs it.
///
/// @param unknown why it is not known where things were said, as one sentence; empty where it is
/// @param listed the place that lists it in its queue
/// @param card the heading of its card
/// @param queue the line that starts its queue
/// @param attributes what it has, and what of its queue bears on it
/// @param work what it does, in order
/// @param parameters the values of those that were used in it, by name
public record Explanation(
    Instance instance,
    Task task,
    Optional<String> unknown,
    Optional<Provenance> listed,
    Optional<Place> card,
    Optional<Place> queue,
    List<TaskAttribute> attributes,
    List<WorkStep> work,
    SequencedMap<String, String> parameters,
    List<Relation> needs,
    List<Relation> neededBy) {

  public Explanation {
    attributes = List.copyOf(attributes);
    work = List.copyOf(work);
    parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    needs = List.copyOf(needs);
    neededBy = List.copyOf(neededBy);
  }
}
