package dev.taskexec.planner.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What a source of truth says to people beside its plan.
///
/// @param title of the document, as plain text
/// @param opening Markdown paragraphs in front of the execution section, written as they are
/// @param belowQueues Markdown blocks below a queue's tasks, by its number from 0, and at -1 above
///   all queues, written as they are
/// @param ofTasks texts for the cards of tasks, by id: each is shown as it is and never read
public record Notes(
    String title,
    List<String> opening,
    SequencedMap<String, List<String>> ofTasks,
    SequencedMap<Integer, String> belowQueues) {

  public Notes {
    opening = List.copyOf(opening);
    belowQueues = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(belowQueues));
    ofTasks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ofTasks));
  }

  /// Nothing but a title.
  public static Notes titled(String title) {
    return new Notes(title, List.of(), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  List<String> of(String task) {
    return ((Map<String, List<String>>) ofTasks).getOrDefault(task, List.of());
  }
}
