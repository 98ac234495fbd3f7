package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.source.Findings;

/// Finds the fence whose closing line is missing: it goes on to the end of the next one, and what
/// starts that stands in it as text.
final class SwallowedFence {
  private static final int LEAST_MARKS = 3;

  private SwallowedFence() {}

  /// Reports the first line in a fence that would start another one and cannot end this one.
  static void report(Block.Fence fence, Findings findings) {
    if (!fence.closed()) {
      return;
    }
    var text = findings.source().text();
    var mark = text.charAt(fence.from());
    var marks = String.valueOf(mark).repeat(LEAST_MARKS);
    var length = run(text, fence.from(), mark);
    for (var at = text.indexOf(marks, fence.from() + length);
        at >= 0 && at < fence.to();
        at = text.indexOf(marks, at)) {
      var end = at + run(text, at, mark);
      if (end - at >= length && startsLine(text, at) && isInfo(text, end)) {
        findings.add(
            Code.SOT019,
            fence.from(),
            fence.info().isEmpty() ? fence.from() + length : fence.info().to(),
            "this fence holds line %d, which looks like the start of another; it ends on line %d"
                .formatted(findings.line(at), findings.line(fence.to())),
            "close it where it is to end, above line %d, or give it more marks than any line in it has"
                .formatted(findings.line(at)));
        return;
      }
      at = end;
    }
  }

  private static int run(String text, int from, char mark) {
    var i = from;
    while (i < text.length() && text.charAt(i) == mark) {
      i++;
    }
    return i - from;
  }

  private static boolean startsLine(String text, int at) {
    var i = at;
    while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
      i--;
    }
    return i == 0 || text.charAt(i - 1) == '\n' || text.charAt(i - 1) == '\r';
  }

  /// Whether a word follows, so that the marks close nothing, and no mark, as in code within a
  /// line.
  private static boolean isInfo(String text, int from) {
    return from < text.length() && Character.isLetter(text.charAt(from));
  }
}
