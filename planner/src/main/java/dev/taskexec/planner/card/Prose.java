package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.legacy.QueueNearMiss;
import dev.taskexec.planner.legacy.TaskLine;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.source.Findings;
import java.util.Optional;

/// Lines that are no part of the plan, in case one was meant as such.
final class Prose {
  private static final String MARKS = "*_`~";
  private static final char WIDE_COLON = '：';
  private static final int LONGEST_NAME = 60;
  private static final Optional<Attribute<?>> NONE = Optional.empty();

  private final TaskIds ids;
  private final Contents contents;
  private final Findings findings;
  private final Standing standing;
  private final String text;

  Prose(TaskIds ids, Contents contents, Findings findings, Standing standing) {
    this.ids = ids;
    this.contents = contents;
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
    readMention(line);
    if (standing.target().isPresent() && (line.begins() || isLabelled(line))) {
      readNearAttribute(line);
    }
  }

  /// Reports the line below the head of a table, where the table is none since its lines go on with
  /// the paragraph above them.
  void readTableRule(Line line) {
    var text = line.content().text();
    if (!line.begins()
        && standing.matters()
        && text.startsWith("|")
        && text.indexOf('-') > 0
        && text.chars().allMatch(c -> "|-: ".indexOf(c) >= 0)) {
      findings.add(
          Code.SOT048,
          line.content(),
          "this table is none: its lines go on with the text above it",
          "put a blank line above the table, and start its lines at the margin");
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

  /// Notes a bullet below a queue that names a task in backticks.
  void readMention(Line line) {
    var content = line.content();
    if (line.marker() == Marker.NONE
        || standing.queue().isEmpty()
        || content.text().indexOf('`') < 0) {
      return;
    }
    InlineText.of(content).parts().stream()
        .filter(part -> part.code() && ids.isId(part.text()))
        .findFirst()
        .ifPresent(
            part ->
                contents.mention(
                    new TaskId(part.text()), part.written().from(), part.written().to()));
  }

  /// Whether a line that goes on with a paragraph begins with the name of an attribute as documents
  /// write it; in small letters it may be the middle of a sentence.
  private static boolean isLabelled(Line line) {
    var text = line.content().text();
    var colon = colon(text);
    return colon < text.length()
        && Attribute.named(text.substring(0, colon))
            .filter(attribute -> text.startsWith(attribute.label()))
            .isPresent();
  }

  /// A known name that is not written plainly, or a line without a bullet.
  private void readNearAttribute(Line line) {
    var text = line.content().text();
    var colon = colon(text);
    var from = 0;
    var to = colon;
    while (from < to && isAround(text.charAt(from))) {
      from++;
    }
    while (to > from && isAround(text.charAt(to - 1))) {
      to--;
    }
    var name = line.content().sub(from, to);
    var attribute = colon < text.length() ? Attribute.named(plain(name.text())) : NONE;
    if (attribute.isEmpty()) {
      readUnmarked(line);
      return;
    }
    var isPlain = from == 0 && text.substring(to, colon).isBlank();
    findings.add(
        Code.SOT048,
        name,
        "`%s` is not read as an attribute: %s"
            .formatted(
                attribute.get().label(),
                line.marker() != Marker.BULLET
                    ? "it has no bullet `-`"
                    : isPlain && plain(name.text()).equals(name.text())
                        ? "no colon `:` follows it directly"
                        : "its name is not written plainly"),
        "write `- %s: …`".formatted(attribute.get().label()));
  }

  /// A known name that lacks its colon, or that stands behind what is no bullet.
  private void readUnmarked(Line line) {
    var isBullet = line.marker() == Marker.BULLET;
    var name =
        isBullet
            ? NoColon.of(line.content())
            : NoColon.withoutBullet(line.content())
                .flatMap(AttributeLine::of)
                .map(AttributeLine::name);
    name.flatMap(written -> Attribute.named(written.text()))
        .ifPresent(
            attribute ->
                findings.add(
                    Code.SOT048,
                    name.get(),
                    "`%s` is not read as an attribute: %s"
                        .formatted(
                            attribute.label(),
                            isBullet
                                ? "no colon stands behind it"
                                : "it does not begin with `-` and a blank"),
                    "write `- %s: …`".formatted(attribute.label())));
  }

  /// The first colon, also a wide one, not too far behind; the text's length where there is none.
  private static int colon(String text) {
    for (var i = 0; i < Math.min(text.length(), LONGEST_NAME); i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == WIDE_COLON) {
        return i;
      }
    }
    return text.length();
  }

  private static boolean isAround(char c) {
    return MARKS.indexOf(c) >= 0 || Character.isSpaceChar(c);
  }

  /// A name as a reader sees it: without what cannot be seen in it.
  private static String plain(String name) {
    var plain = new StringBuilder();
    for (var i = 0; i < name.length(); i++) {
      var c = name.charAt(i);
      if (Character.isSpaceChar(c)) {
        plain.append(' ');
      } else if (Character.getType(c) != Character.FORMAT) {
        plain.append(c);
      }
    }
    return plain.toString();
  }
}
