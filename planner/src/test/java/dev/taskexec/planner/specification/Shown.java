package dev.taskexec.planner.specification;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Project;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What came of planning, as the specification shows it: each diagnostic in one line with its help
/// below, then the plan's own fields, each queue and each task as JSON in one line, without the
/// fields that have their usual value.
final class Shown {
  private static final Set<String> NEVER =
      Set.of(
          "version",
          "source",
          "generated_at",
          "generator",
          "digest",
          "root",
          "made_from",
          "queues",
          "tasks",
          "queue",
          "hooks",
          "metadata");

  private final Example example;

  private Shown(Example example) {
    this.example = example;
  }

  static String of(Example example, Planned planned) {
    var shown = new Shown(example);
    var lines = new ArrayList<String>();
    planned.diagnostics().forEach(found -> shown.diagnostic(found, lines));
    planned.plan().ifPresent(plan -> shown.plan(plan, lines));
    if (lines.isEmpty()) {
      lines.add("nothing");
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private void diagnostic(Diagnostic found, List<String> lines) {
    lines.add(
        "%s[%s] %s%s"
            .formatted(
                found.severity().word(), found.code(), place(found.place()), found.message()));
    lines.add("  help: " + found.help());
  }

  /// Lines are counted in the part that the document shows.
  private String place(Place place) {
    var file = String.valueOf(Path.of(place.name()).getFileName());
    if (!(place instanceof Place.InText text)) {
      return place instanceof Place.OfOption ? place.name() + ": " : "";
    }
    var above = file.equals("sot.md") ? (int) example.prelude().lines().count() : 0;
    var name = file.equals("sot.md") ? "" : file + ":";
    return "%s%d:%d: ".formatted(name, text.span().line() - above, text.span().column());
  }

  private void plan(ExecutionPlan plan, List<String> lines) {
    var bytes = Project.bytes(plan);
    var findings = new JsonFindings(new JsonFile("plan.json", bytes), JsonCodes.PLAN);
    var value = JsonTree.read(new JsonFile("plan.json", bytes), findings).orElseThrow();
    findings.reportTo(new Diagnostics());
    var members = ((Obj) value).members();
    add("plan", members, false, lines);
    for (var queue : ((Arr) member(members, "queues")).items()) {
      var fields = ((Obj) queue).members();
      add("queue", fields, true, lines);
      for (var task : ((Arr) member(fields, "tasks")).items()) {
        add("  task", ((Obj) task).members(), true, lines);
      }
    }
  }

  private static JsonValue member(java.util.Map<String, JsonValue> members, String name) {
    return members.getOrDefault(name, JsonValue.NULL);
  }

  private void add(
      String head, java.util.Map<String, JsonValue> members, boolean always, List<String> lines) {
    var kept = new LinkedHashMap<String, JsonValue>();
    members.forEach(
        (name, value) -> {
          if (!NEVER.contains(name) && !isUsual(name, value, members)) {
            kept.put(name, value);
          }
        });
    if (always || !kept.isEmpty()) {
      lines.add(head + " " + text(new Obj(kept)));
    }
  }

  private boolean isUsual(String name, JsonValue value, java.util.Map<String, JsonValue> members) {
    return switch (name) {
      case "layer" -> !example.shows("layers");
      case "source_line" -> !example.shows("lines");
      case "title" -> value.equals(member(members, "id"));
      case "agent" -> value.equals(JsonValue.of("noop"));
      case "grammar" -> value.equals(JsonValue.of("extended"));
      case "confined" -> value.equals(JsonValue.TRUE);
      case "on_error", "on_failure" -> value.equals(JsonValue.of("stop"));
      case "order" -> value.equals(JsonValue.of("parallel"));
      case "idempotent", "done", "any_outcome" -> value.equals(JsonValue.FALSE);
      case "cwd" -> value.equals(JsonValue.of("."));
      default -> value.equals(JsonValue.NULL) || value.equals(Arr.EMPTY) || value.equals(Obj.EMPTY);
    };
  }

  /// JSON in one line, with blanks that make it readable.
  private String text(JsonValue value) {
    return switch (value) {
      case Obj(var members) ->
          members.entrySet().stream()
              .filter(
                  member ->
                      !(Set.of("cwd", "env", "any_outcome", "on_exit").contains(member.getKey())
                          && isUsual(member.getKey(), member.getValue(), members)))
              .map(member -> "\"%s\": %s".formatted(member.getKey(), text(member.getValue())))
              .collect(Collectors.joining(", ", "{", "}"));
      case Arr(var items) ->
          items.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
      default -> CanonicalJson.text(value);
    };
  }
}
