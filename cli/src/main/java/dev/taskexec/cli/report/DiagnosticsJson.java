package dev.taskexec.cli.report;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import java.util.List;
import java.util.Optional;

/// A report as a JSON document for programs; `schemas/diagnostics.schema.json` describes it.
public final class DiagnosticsJson {
  private static final long VERSION = 1;

  private DiagnosticsJson() {}

  public static JsonValue of(Report report) {
    return Obj.builder()
        .put("v", VERSION)
        .put("command", report.command())
        .put("file", SafeText.of(report.file()))
        .put("exit_code", report.exit().code())
        .put(
            "plan", report.plan().map(plan -> plan(plan, report.planFile())).orElse(JsonValue.NULL))
        .put("counts", counts(report.diagnostics()))
        .put("diagnostics", report.diagnostics().stream().map(DiagnosticsJson::of).toList())
        .build();
  }

  private static JsonValue plan(ExecutionPlan plan, Optional<String> file) {
    return Obj.builder()
        .put("file", optional(file.map(SafeText::of)))
        .put("digest", optional(plan.digest().map(Object::toString)))
        .put("grammar", plan.grammar().word())
        .put("queues", plan.queues().size())
        .put("tasks", plan.size())
        .put("confined_tasks", plan.tasks().filter(task -> task.terms().confined()).count())
        .put("done_tasks", plan.tasks().filter(task -> task.done()).count())
        .build();
  }

  private static JsonValue counts(List<Diagnostic> diagnostics) {
    var counts = Obj.builder();
    for (var severity : Severity.values()) {
      counts.put(
          severity.word(),
          diagnostics.stream()
              .filter(diagnostic -> diagnostic.severity() == severity)
              .mapToLong(Diagnostic::count)
              .sum());
    }
    return counts.build();
  }

  private static JsonValue of(Diagnostic diagnostic) {
    var out =
        Obj.builder()
            .put("code", diagnostic.code().name())
            .put("severity", diagnostic.severity().word())
            .put("message", SafeText.of(diagnostic.message()))
            .put("help", SafeText.of(diagnostic.help()))
            .put("count", diagnostic.count());
    putPlace(diagnostic.place(), out);
    return out.put(
            "related",
            diagnostic.related().stream()
                .map(
                    related -> {
                      var other = Obj.builder().put("label", SafeText.of(related.label()));
                      putPlace(related.place(), other);
                      return other.build();
                    })
                .toList())
        .build();
  }

  static void putPlace(Place place, JsonValue.Builder out) {
    switch (place) {
      case Place.InText(var name, var span, var quote) ->
          out.put("file", SafeText.of(name))
              .put("line", span.line())
              .put("column", span.column())
              .put("end_line", span.end().line())
              .put("end_column", span.end().column())
              .put("offset", span.offset())
              .put("length", span.length())
              .put("quote", SafeText.of(quote.text()));
      case Place.OfFile(var name) -> out.put("file", SafeText.of(name));
      case Place.OfOption(var name) -> out.put("option", SafeText.of(name));
    }
  }

  private static JsonValue optional(Optional<String> text) {
    return text.<JsonValue>map(JsonValue.Str::new).orElse(JsonValue.NULL);
  }
}
