package dev.taskexec.cli.report;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Relation;
import dev.taskexec.planner.explain.TaskAttribute;
import dev.taskexec.planner.explain.WorkStep;
import dev.taskexec.planner.graph.Link.Party;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The explanation of a task as JSON; `schemas/explain.schema.json` describes it.
public final class ExplanationJson {
  private static final long VERSION = 1;

  private ExplanationJson() {}

  /// @param file the source or plan, as it was given
  public static JsonValue of(Explanation explanation, String file) {
    var task = explanation.task();
    var parameters = Obj.builder();
    explanation.parameters().forEach((name, value) -> parameters.put(name, SafeText.of(value)));
    return Obj.builder()
        .put("v", VERSION)
        .put("file", SafeText.of(file))
        .put("id", task.id().value())
        .put("instance", explanation.instance().number())
        .put("title", SafeText.of(task.title()))
        .put("queue", SafeText.of(task.queue()))
        .put("layer", SafeText.of(task.layer()))
        .put("done", task.done())
        .put("confined", task.terms().confined())
        .put("unknown", explanation.unknown().map(ExplanationJson::text).orElse(JsonValue.NULL))
        .put("listed", origin(explanation.listed()))
        .put("card", place(explanation.card()))
        .put("queue_place", place(explanation.queue()))
        .put("attributes", explanation.attributes().stream().map(ExplanationJson::of).toList())
        .put("work", explanation.work().stream().map(ExplanationJson::of).toList())
        .put("parameters", parameters.build())
        .put("needs", relations(explanation.needs()))
        .put("needed_by", relations(explanation.neededBy()))
        .build();
  }

  private static JsonValue of(TaskAttribute attribute) {
    return Obj.builder()
        .put("name", attribute.name())
        .putStrings("values", attribute.values().stream().map(SafeText::of).toList())
        .put("origins", attribute.origins().stream().map(ExplanationJson::of).toList())
        .build();
  }

  private static JsonValue of(Provenance origin) {
    return Obj.builder()
        .put("kind", origin.kind().word().replace(' ', '_'))
        .put("counts", origin.counts())
        .putStrings("values", origin.values().stream().map(SafeText::of).toList())
        .putStrings("parameters", origin.parameters())
        .put("place", place(origin.place()))
        .build();
  }

  private static JsonValue of(WorkStep step) {
    return Obj.builder()
        .put("kind", word(step.kind()))
        .put("text", SafeText.of(step.text()))
        .put("lines", step.lines())
        .put("origin", origin(step.origin()))
        .build();
  }

  private static List<JsonValue> relations(List<Relation> relations) {
    return relations.stream().map(ExplanationJson::of).toList();
  }

  private static JsonValue of(Relation relation) {
    var out = Obj.builder();
    switch (relation.link().party()) {
      case Party.OfTask(var task, _, _) ->
          out.put("task", task.task().value())
              .put("instance", task.number())
              .put("title", SafeText.of(relation.title()));
      case Party.OfQueue(var name, _) -> out.put("queue", SafeText.of(name));
    }
    return out.put("via", word(relation.link().via()))
        .put("any_outcome", relation.link().anyOutcome())
        .put("line", relation.line() == 0 ? JsonValue.NULL : JsonValue.of(relation.line()))
        .put("place", place(relation.place()))
        .build();
  }

  private static JsonValue origin(Optional<Provenance> origin) {
    return origin.map(ExplanationJson::of).orElse(JsonValue.NULL);
  }

  private static JsonValue place(Optional<Place> place) {
    if (place.isEmpty()) {
      return JsonValue.NULL;
    }
    var out = Obj.builder();
    DiagnosticsJson.putPlace(place.get(), out);
    return out.build();
  }

  private static JsonValue text(String text) {
    return JsonValue.of(SafeText.of(text));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
