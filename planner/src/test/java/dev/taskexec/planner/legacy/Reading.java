package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.util.List;

/// What came of reading a text by the legacy grammar, in lines that tests can compare.
record Reading(List<Queue> queues, List<Diagnostic> diagnostics) {

  static Reading of(String text) {
    var diagnostics = new Diagnostics();
    var queues = LegacyGrammar.read(new Source("sot.md", text), diagnostics);
    return new Reading(queues, diagnostics.sorted());
  }

  /// The lines of the section below its heading, read: their first is line 2.
  static Reading ofSection(String... lines) {
    return of("### G. Execution Queue & Task Hooks\n" + String.join("\n", lines) + "\n");
  }

  /// One line a task, `queue | id`, and `queue |` for a queue without tasks.
  List<String> plan() {
    return queues.stream()
        .flatMap(
            queue ->
                queue.tasks().isEmpty()
                    ? List.of(queue.name() + " |").stream()
                    : queue.tasks().stream().map(task -> queue.name() + " | " + task.id()))
        .toList();
  }

  /// The ids of all tasks.
  List<String> ids() {
    return queues.stream()
        .flatMap(queue -> queue.tasks().stream())
        .map(task -> task.id().value())
        .toList();
  }

  /// One line a diagnostic: code, place as `line:column+length`, message.
  List<String> findings() {
    return diagnostics.stream()
        .map(found -> "%s %s %s".formatted(found.code(), place(found.place()), found.message()))
        .toList();
  }

  /// The codes with their lines: `SOT008:4`.
  List<String> codes() {
    return diagnostics.stream()
        .map(found -> "%s:%s".formatted(found.code(), place(found.place()).split(":")[0]))
        .toList();
  }

  private static String place(Place place) {
    return place instanceof Place.InText text
        ? "%d:%d+%d".formatted(text.span().line(), text.span().column(), text.span().length())
        : "file";
  }
}
