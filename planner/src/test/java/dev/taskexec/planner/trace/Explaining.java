package dev.taskexec.planner.trace;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.PlanRequest;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.Project;
import dev.taskexec.planner.explain.Explained;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Relation;
import dev.taskexec.planner.graph.Link.Party;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Explanations of the tasks of a project, as short lines.
record Explaining(Project project, Map<String, String> params) {

  static Explaining in(Path folder, String sot) {
    return new Explaining(new Project(folder).write("sot.md", sot), Map.of());
  }

  /// A source with front matter whose keys stand below `task-exec-kit: 1`, from line 3 on.
  static Explaining extended(Path folder, String front, String body) {
    return in(folder, "---\ntask-exec-kit: 1\n" + front + "---\n" + body);
  }

  Explaining with(Map<String, String> values) {
    return new Explaining(project, values);
  }

  Explaining write(String name, String text) {
    project.write(name, text);
    return this;
  }

  PlanRequest request() {
    return new PlanRequest(
        project.folder().resolve("sot.md"),
        Optional.empty(),
        project.folder(),
        "2026-11-21T09:43:13.162764Z",
        "task-exec-kit 0.1.0",
        Project.AGENTS,
        false,
        new LinkedHashMap<>(params));
  }

  /// Plans and writes `plan.json` beside the source.
  Explaining planned() {
    return write("plan.json", Project.text(Planner.compile(request()).plan().orElseThrow()));
  }

  Explained ask(String task) {
    return Planner.explain(request(), task);
  }

  Explanation task(String task) {
    return ask(task).explanation().orElseThrow();
  }

  Explained askPlan(String task) {
    var plan = project.folder().resolve("plan.json");
    return Planner.explain(new LoadRequest(plan, Optional.empty(), Project.AGENTS), task);
  }

  /// What set an attribute of a task, such as `card 12:5: 1m` and `not queue 8:3`.
  List<String> origins(String task, String attribute) {
    return origins(task(task), attribute);
  }

  static List<String> origins(Explanation explanation, String attribute) {
    return explanation.attributes().stream()
        .filter(found -> found.name().equals(attribute))
        .flatMap(found -> found.origins().stream())
        .map(Explaining::line)
        .toList();
  }

  static List<String> values(Explanation explanation, String attribute) {
    return explanation.attributes().stream()
        .filter(found -> found.name().equals(attribute))
        .flatMap(found -> found.values().stream())
        .toList();
  }

  static String line(Provenance origin) {
    var place = origin.place().map(found -> " " + at(found)).orElse("");
    var values = origin.values().isEmpty() ? "" : ": " + String.join(", ", origin.values());
    var with =
        origin.parameters().isEmpty() ? "" : " with " + String.join(", ", origin.parameters());
    return (origin.counts() ? "" : "not ") + origin.kind().word() + place + values + with;
  }

  static String line(Relation relation) {
    var party =
        switch (relation.link().party()) {
          case Party.OfTask(var task, _, _) -> task.toString();
          case Party.OfQueue(var queue, _) -> queue;
        };
    return "%s%s %s, line %d%s"
        .formatted(
            party,
            relation.link().anyOutcome() ? " (any outcome)" : "",
            relation.link().via(),
            relation.line(),
            relation.place().map(place -> ", at " + at(place)).orElse(""));
  }

  static String at(Place place) {
    return switch (place) {
      case Place.InText(var name, var span, _) ->
          (name.endsWith("sot.md") ? "" : Path.of(name).getFileName() + ":")
              + span.line()
              + ":"
              + span.column();
      case Place.OfFile(var name) -> name;
      case Place.OfOption(var name) -> name;
    };
  }
}
