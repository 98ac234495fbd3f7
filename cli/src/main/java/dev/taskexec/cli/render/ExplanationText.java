package dev.taskexec.cli.render;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Relation;
import dev.taskexec.planner.explain.WorkStep;
import dev.taskexec.planner.graph.Link.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The explanation of a task as people read it: the task and the lines that it comes from, then its
/// attributes with what set them, what it does, what it needs and what needs it.
public final class ExplanationText {
  private static final int MOST_NEEDED_BY = 100;

  private final Explanation explanation;
  private final Styles styles;
  private final Consumer<String> lines;

  private ExplanationText(Explanation explanation, Styles styles, Consumer<String> lines) {
    this.explanation = explanation;
    this.styles = styles;
    this.lines = lines;
  }

  /// Hands over the lines, without newlines.
  public static void write(Explanation explanation, Styles styles, Consumer<String> lines) {
    new ExplanationText(explanation, styles, lines).write();
  }

  private void write() {
    var task = explanation.task();
    lines.accept(
        styles.paint(Role.MESSAGE, explanation.instance() + "  " + Shown.text(task.title())));
    writeHead();
    writeAttributes();
    writeWork();
    writeParameters();
    writeRelations("Needs", explanation.needs());
    writeRelations("Needed by", explanation.neededBy());
  }

  private void writeHead() {
    var task = explanation.task();
    var rows = new Rows(styles);
    rows.add("queue", Shown.text(task.queue()), explanation.queue().map(this::at).orElse(""));
    rows.add("layer", Shown.text(task.layer()), "");
    explanation
        .listed()
        .ifPresent(
            listed ->
                rows.add(
                    "listed",
                    listed.place().map(ExplanationText::quoted).orElse(""),
                    origin(listed)));
    explanation.card().ifPresent(card -> rows.add("card", quoted(card), at(card)));
    explanation
        .unknown()
        .ifPresent(why -> rows.add("origins", "not known: " + Shown.text(why), ""));
    rows.write(lines);
  }

  private void writeAttributes() {
    var rows = new Rows(styles);
    for (var attribute : explanation.attributes()) {
      var name = attribute.name();
      for (var origin : attribute.origins()) {
        add(name, origin.counts() ? origin.values() : List.of(), origin(origin), rows);
        name = "";
      }
      if (attribute.origins().isEmpty()) {
        add(name, attribute.values(), "", rows);
      }
    }
    section("Attributes", rows);
  }

  /// The values below each other; what set them stands beside the first.
  private static void add(String name, List<String> values, String origin, Rows rows) {
    var isNone = values.isEmpty() && !name.isEmpty();
    rows.add(
        name, values.isEmpty() ? isNone ? "nothing" : "" : Shown.text(values.getFirst()), origin);
    values.stream().skip(1).forEach(value -> rows.add("", Shown.text(value), ""));
  }

  private void writeWork() {
    var rows = new Rows(styles);
    for (var step : explanation.work()) {
      rows.add("", text(step), step.origin().map(this::origin).orElse(""));
    }
    section("Does", rows);
  }

  private static String text(WorkStep step) {
    var text = Shown.text(step.text());
    return step.lines() > 1 ? "%s (%d lines)".formatted(text, step.lines()) : text;
  }

  private void writeParameters() {
    var rows = new Rows(styles);
    explanation.parameters().forEach((name, value) -> rows.add(name, Shown.text(value), ""));
    section("Parameters", rows);
  }

  private void writeRelations(String heading, List<Relation> relations) {
    if (relations.isEmpty()) {
      lines.accept("");
      lines.accept(styles.paint(Role.MESSAGE, heading) + " nothing");
      return;
    }
    var rows = new Rows(styles);
    relations.stream().limit(MOST_NEEDED_BY).forEach(relation -> add(relation, rows));
    section(heading, rows);
    if (relations.size() > MOST_NEEDED_BY) {
      lines.accept("  and %d more".formatted(relations.size() - MOST_NEEDED_BY));
    }
  }

  private void add(Relation relation, Rows rows) {
    var line = relation.line() == 0 ? "" : "line " + relation.line();
    var name =
        switch (relation.link().party()) {
          case Party.OfTask(var task, _, _) -> {
            var isTitled = !relation.title().equals(task.task().value());
            yield isTitled ? task + " " + Shown.text(relation.title()) : task.toString();
          }
          case Party.OfQueue(var queue, _) -> Shown.text(queue);
        };
    var how = new ArrayList<String>();
    how.add(relation.link().anyOutcome() ? name + " (any outcome)" : name);
    var via =
        switch (relation.link().via()) {
          case ITSELF -> "named";
          case QUEUE -> "through the queue";
          case ORDER -> "order of the queue";
        };
    rows.add(
        line,
        String.join(" ", how),
        relation.place().map(place -> via + " " + at(place)).orElse(via));
  }

  private void section(String heading, Rows rows) {
    if (!rows.isEmpty()) {
      lines.accept("");
      lines.accept(styles.paint(Role.MESSAGE, heading));
      rows.write(lines);
    }
  }

  private String origin(Provenance origin) {
    var out = new StringBuilder(origin.counts() ? "" : "instead of ");
    out.append(origin.kind().word());
    origin.place().ifPresent(place -> out.append(' ').append(at(place)));
    if (!origin.parameters().isEmpty()) {
      var names = origin.parameters().stream().map(name -> "${" + name + "}").toList();
      out.append(" with ").append(String.join(", ", names));
    }
    return out.toString();
  }

  private String at(Place place) {
    return switch (place) {
      case Place.InText(var name, var span, _) ->
          "%s:%d:%d".formatted(Shown.text(name), span.line(), span.column());
      case Place.OfFile(var name) -> Shown.text(name);
      case Place.OfOption(var name) -> Shown.text(name);
    };
  }

  private static String quoted(Place place) {
    return Optional.of(place)
        .filter(Place.InText.class::isInstance)
        .map(Place.InText.class::cast)
        .map(text -> Shown.text(text.quote().text().strip()))
        .orElse("");
  }
}
