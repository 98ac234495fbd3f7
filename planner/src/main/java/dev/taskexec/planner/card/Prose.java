package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.legacy.QueueNearMiss;
import dev.taskexec.planner.legacy.TaskLine;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;

/// Lines that are no part of the plan, in case one was meant as such.
final class Prose {
  private static final String MARKS = "*_`";

  private final Findings findings;
  private final Standing standing;
  private final String text;

  Prose(Findings findings, Standing standing) {
    this.findings = findings;
    this.standing = standing;
    this.text = findings.source().text();
  }

  void read(Line line) {
    if (!standing.matters()) {
      return;
    }
    if (standing.inSection() && readNearQueue(line.from(), line.to())) {
      return;
    }
    if (line.begins() && standing.target().isPresent()) {
      readNearAttribute(line);
    }
  }

  /// Reports a line that is almost a task line.
  boolean readNearTasks(Line line) {
    var miss = TaskLine.nearMiss(text, line.from(), line.to());
    miss.ifPresent(
        near ->
            findings.add(
                Code.SOT012,
                near.from(),
                near.to(),
                "this is no task line: " + near.reason(),
                "write `%s` in its place".formatted(near.mended())));
    return miss.isPresent();
  }

  /// Reports a line that is almost a queue.
  boolean readNearQueue(int from, int to) {
    var miss = QueueNearMiss.of(text, from, to);
    miss.ifPresent(
        near -> {
          standing.nearQueue(from);
          findings.add(
              Code.SOT008,
              near.from(),
              near.to(),
              "this is no queue: " + near.reason(),
              "write `%s`".formatted(near.mended()));
        });
    return miss.isPresent();
  }

  /// A known name in emphasis, or a line without a bullet.
  private void readNearAttribute(Line line) {
    var content = line.content();
    var bare = bare(content);
    var attribute = AttributeLine.of(bare).map(AttributeLine::name).filter(Prose::isKnown);
    if (attribute.isPresent()) {
      reportNear(
          attribute.get(),
          line.marker() != Marker.BULLET
              ? "it has no bullet `-`"
              : "its name is not written plainly");
    } else if (line.marker() == Marker.BULLET) {
      NoColon.of(content)
          .filter(Prose::isKnown)
          .ifPresent(name -> reportNear(name, "no colon stands behind it"));
    } else {
      NoColon.withoutBullet(content)
          .flatMap(AttributeLine::of)
          .map(AttributeLine::name)
          .filter(Prose::isKnown)
          .ifPresent(name -> reportNear(name, "it does not begin with `-` and a blank"));
    }
  }

  private static boolean isKnown(Written name) {
    return Attribute.named(name.text()).isPresent();
  }

  private void reportNear(Written name, String reason) {
    var label = Attribute.named(name.text()).orElseThrow().label();
    findings.add(
        Code.SOT048,
        name,
        "`%s` is not read as an attribute: %s".formatted(Excerpt.of(name.text()), reason),
        "write `- %s: …`".formatted(label));
  }

  /// Without the marks around the name, inside or outside of the colon.
  private static Written bare(Written content) {
    var textual = content.text();
    var from = 0;
    while (from < textual.length() && MARKS.indexOf(textual.charAt(from)) >= 0) {
      from++;
    }
    if (from == 0) {
      return content;
    }
    var end = from;
    while (end < textual.length() && MARKS.indexOf(textual.charAt(end)) < 0) {
      end++;
    }
    var behind = end;
    while (behind < textual.length() && MARKS.indexOf(textual.charAt(behind)) >= 0) {
      behind++;
    }
    var colon = behind < textual.length() && textual.charAt(behind) == ':';
    return colon ? content.replaced(end, behind, "").sub(from) : content.sub(from, end);
  }
}
