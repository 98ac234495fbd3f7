package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.markdown.HiddenRange;
import dev.taskexec.planner.markdown.HiddenRanges;
import dev.taskexec.planner.source.Findings;

/// What looks like a plan, but stands in fenced code or in a comment.
final class HiddenLines {
  private final String text;
  private final HiddenRanges ranges;
  private final Findings findings;
  private final OutsideLines outside;

  private int unclosed = HiddenRanges.NONE;
  private int unclosedLines;
  private int firstUnclosedLine;
  private boolean hidesSection;

  HiddenLines(String text, HiddenRanges ranges, Findings findings, OutsideLines outside) {
    this.text = text;
    this.ranges = ranges;
    this.findings = findings;
    this.outside = outside;
  }

  /// Looks at a hidden line.
  ///
  /// @param range the index of what hides it
  void add(Line line, int range, Where where) {
    var isHeading = where == Where.BEFORE && line.startsWith(SectionHeading.EXACT);
    var isPlan = where != Where.AFTER && isPlan(line);
    if (!isHeading && !isPlan) {
      return;
    }
    var hidden = ranges.get(range);
    if (isHeading) {
      outside.sectionIsHidden(place(hidden));
    }
    if (!hidden.closed()) {
      count(line, range, isHeading || where == Where.INSIDE);
    } else if (where == Where.INSIDE) {
      findings.add(
          Code.SOT020,
          line.from(),
          line.to(),
          "this line is not planned: it stands " + place(hidden),
          "move it out of the %s if it is meant".formatted(hidden.kind().words()));
    }
  }

  private boolean isPlan(Line line) {
    if (line.startsWith(TaskLine.START)) {
      return new TaskReferences(text, line.from(), line.to()).next();
    }
    return QueueLine.nameIn(text, line.from(), line.to()).isPresent();
  }

  private void count(Line line, int range, boolean matters) {
    if (range != unclosed) {
      report();
      unclosed = range;
    }
    if (unclosedLines == 0) {
      firstUnclosedLine = findings.line(line.from());
    }
    unclosedLines++;
    hidesSection |= matters;
  }

  /// Reports what was only counted.
  void report() {
    if (unclosed != HiddenRanges.NONE && hidesSection) {
      var hidden = ranges.get(unclosed);
      var isFence = hidden.kind() == HiddenRange.Kind.FENCE;
      var opening = opening(hidden);
      findings.add(
          Code.SOT019,
          opening,
          isFence ? openingEnd(opening) : opening + "<!--".length(),
          "this %s is never closed and hides %d %s of the plan, the first on line %d"
              .formatted(
                  hidden.kind().words(),
                  unclosedLines,
                  unclosedLines == 1 ? "line" : "lines",
                  firstUnclosedLine),
          "close it with " + (isFence ? fence(opening) : "`-->`"));
    }
    unclosed = HiddenRanges.NONE;
    unclosedLines = 0;
    hidesSection = false;
  }

  private String place(HiddenRange hidden) {
    return "in the %s on line %d".formatted(hidden.kind().words(), findings.line(opening(hidden)));
  }

  /// Where the marks stand that open it: a fence starts with its line's indentation.
  private int opening(HiddenRange hidden) {
    return PythonText.skipBlanks(text, hidden.start(), hidden.end());
  }

  private int openingEnd(int opening) {
    var mark = text.charAt(opening);
    var i = opening;
    while (i < text.length() && text.charAt(i) == mark) {
      i++;
    }
    return i;
  }

  private String fence(int opening) {
    var marks = text.charAt(opening) == '`' ? "backticks" : "tildes";
    return "a line of %d %s".formatted(openingEnd(opening) - opening, marks);
  }
}
