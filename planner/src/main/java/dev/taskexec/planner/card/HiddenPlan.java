package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.legacy.QueueLine;
import dev.taskexec.planner.legacy.TaskLine;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;

/// What looks like part of the plan, inside a section or a card, but stands where it is not read.
final class HiddenPlan {
  private static final String BULLET = "- ";
  private static final String COMMENT = "<!--";

  private final TaskIds ids;
  private final Findings findings;
  private final Standing standing;
  private final String text;

  HiddenPlan(TaskIds ids, Findings findings, Standing standing) {
    this.ids = ids;
    this.findings = findings;
    this.standing = standing;
    this.text = findings.source().text();
  }

  /// A fence that stands in no card.
  void read(Block.Fence fence) {
    if (!standing.inSection() && !standing.belowCard()) {
      return;
    }
    if (!fence.closed()) {
      reportUnclosed(fence.from(), fence.to(), "code fence", "a line of the same marks");
      return;
    }
    FenceKind.of(fence.info().text())
        .ifPresentOrElse(
            kind ->
                findings.add(
                    Code.SOT048,
                    fence.info().isEmpty() ? fence.content() : fence.info(),
                    standing.belowCard()
                        ? "this `%s` fence is not run: a heading ended the task card above it"
                            .formatted(kind.words())
                        : "this `%s` fence is not run: it stands in no task card"
                            .formatted(kind.words()),
                    "move it below a card's heading, or mark it as ```` ```%s example ````"
                        .formatted(kind.words())),
            () -> readLines(fence.from(), fence.to(), Code.SOT020, "in fenced code"));
  }

  void read(Block.Hidden part) {
    if (!standing.matters()) {
      return;
    }
    switch (part.why()) {
      case COMMENT -> {
        if (text.startsWith("-->", part.to() - 3)) {
          readLines(part.from(), part.to(), Code.SOT020, "in a comment");
        } else {
          reportUnclosed(part.from(), part.to(), "comment", "`-->`");
        }
      }
      case HTML -> readLines(part.from(), part.to(), Code.SOT048, "in HTML");
      case INDENTED ->
          readLines(
              part.from(),
              part.to(),
              Code.SOT048,
              "in code that is indented by four blanks or more");
      case QUOTATION -> readLines(part.from(), part.to(), Code.SOT048, "in a quotation");
    }
  }

  private void readLines(int from, int to, Code code, String where) {
    for (var start = from; start < to; start = lineEnd(start, to) + 1) {
      var end = lineEnd(start, to);
      if (isPlan(start, end)) {
        findings.add(
            code,
            start,
            end,
            "this line is not read: it stands " + where,
            "move it out of there if it is meant");
      }
    }
  }

  private void reportUnclosed(int from, int to, String what, String mend) {
    var lines = 0;
    var first = from;
    for (var start = from; start < to; start = lineEnd(start, to) + 1) {
      if (isPlan(start, lineEnd(start, to)) && lines++ == 0) {
        first = start;
      }
    }
    if (lines > 0) {
      findings.add(
          Code.SOT019,
          from,
          lineEnd(from, to),
          "this %s is never closed and hides %d %s of the plan, the first on line %d"
              .formatted(what, lines, lines == 1 ? "line" : "lines", findings.line(first)),
          "close it with " + mend);
    }
  }

  private boolean isPlan(int start, int end) {
    var from = start;
    from += text.startsWith(COMMENT, from) ? COMMENT.length() : 0;
    while (from < end && (text.charAt(from) <= ' ' || text.charAt(from) == '>')) {
      from++;
    }
    var to = end;
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    if (from == to) {
      return false;
    }
    if (!text.startsWith(BULLET, from)) {
      return QueueLine.nameIn(text, from, to).isPresent();
    }
    var content = Written.of(findings.source(), from + BULLET.length(), Math.min(to, from + 200));
    return isTaskLine(from, to, content.text())
        || AttributeLine.of(content)
            .flatMap(line -> Attribute.named(line.name().text()))
            .isPresent();
  }

  private boolean isTaskLine(int from, int to, String content) {
    if (text.startsWith(TaskLine.START, from)) {
      return text.indexOf('`', from, to) >= 0;
    }
    if (!content.startsWith("[ ] `") && !content.startsWith("[x] `")) {
      return false;
    }
    var close = content.indexOf('`', 5);
    return close > 0 && ids.isId(content.substring(5, close));
  }

  private int lineEnd(int from, int to) {
    var i = from;
    while (i < to && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
