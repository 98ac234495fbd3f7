package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.Optional;

/// The lines between the `---` on line 1 and the next `---` or `...`.
///
/// @param content what stands between these lines
/// @param closed whether there is a closing line; otherwise the content is only the start of the
///   file
/// @param body where the text behind it starts in the source
record FrontMatterBlock(Written content, boolean closed, int body) {
  /// In a block that is never closed, no more lines are looked at.
  private static final int START = 100;

  private static final int LONGEST_FENCE = 200;

  /// The block of a source; empty where it does not start with `---`.
  static Optional<FrontMatterBlock> of(Source source) {
    if (!isFence(source, 1, "---")) {
      return Optional.empty();
    }
    for (var line = 2; line <= source.lines(); line++) {
      if (isFence(source, line, "---") || isFence(source, line, "...")) {
        var body = line < source.lines() ? source.startOf(line + 1) : source.text().length();
        return Optional.of(block(source, source.startOf(line), true, body));
      }
    }
    return Optional.of(block(source, source.endOf(Math.min(source.lines(), START)), false, 0));
  }

  private static FrontMatterBlock block(Source source, int end, boolean closed, int body) {
    var start = source.lines() > 1 ? source.startOf(2) : end;
    return new FrontMatterBlock(Written.of(source, Math.min(start, end), end), closed, body);
  }

  /// Whether a line is a fence, blanks behind it set aside.
  private static boolean isFence(Source source, int line, String fence) {
    var start = source.startOf(line);
    return source.text().startsWith(fence, start)
        && source
            .text()
            .substring(start, Math.min(source.endOf(line), start + LONGEST_FENCE))
            .stripTrailing()
            .equals(fence);
  }
}
