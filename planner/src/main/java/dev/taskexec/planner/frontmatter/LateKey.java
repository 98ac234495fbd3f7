package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.Optional;

/// Finds the key that switches the extended grammar on where it does nothing: in lines that would
/// be front matter if something, a blank line or a title, did not stand above them.
final class LateKey {
  private static final String KEY = FrontMatter.KEY + ":";
  private static final String MARK = "---";

  private LateKey() {}

  static Optional<Written> in(Source source) {
    var text = source.text();
    var at = text.indexOf(KEY);
    if (at < 0) {
      return Optional.empty();
    }
    var line = source.lineAt(at);
    var isLate =
        line > 2
            && source.startOf(line) == at
            && line(source, line - 1).equals(MARK)
            && !isFence(line(source, line - 2));
    return isLate
        ? Optional.of(Written.of(source, at, at + FrontMatter.KEY.length()))
        : Optional.empty();
  }

  private static String line(Source source, int line) {
    return source.text().substring(source.startOf(line), source.endOf(line)).strip();
  }

  private static boolean isFence(String line) {
    return line.startsWith("```") || line.startsWith("~~~");
  }
}
