package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.Block.Hidden;
import dev.taskexec.planner.markdown.Block.Why;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A text without the comments in it.
final class Uncommented {
  private Uncommented() {}

  /// Cuts the comments out of a heading or cell, and tells where they are.
  static Written of(Written text, Consumer<Hidden> hidden) {
    var comments = new ArrayList<int[]>();
    InlineComments.find(text.text(), (start, end) -> comments.add(new int[] {start, end}));
    comments.forEach(comment -> hidden.accept(hidden(text, comment)));
    return without(text, 0, text.length(), comments).strip();
  }

  static Hidden hidden(Written text, int[] comment) {
    return new Hidden(text.offset(comment[0]), text.offset(comment[1] - 1) + 1, Why.COMMENT);
  }

  /// A stretch of a text without the comments that are in it or reach into it.
  ///
  /// @param comments start and end of each, in order and apart
  static Written without(Written text, int from, int to, List<int[]> comments) {
    var parts = new ArrayList<Written>();
    var at = from;
    for (var comment : comments) {
      if (comment[0] >= to) {
        break;
      }
      if (comment[1] > at) {
        if (comment[0] > at) {
          parts.add(text.sub(at, comment[0]));
        }
        at = Math.min(to, comment[1]);
      }
    }
    if (at < to || parts.isEmpty()) {
      parts.add(text.sub(at, to));
    }
    return Written.joined(parts, "");
  }
}
