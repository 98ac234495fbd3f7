package dev.taskexec.planner.frontmatter;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.Optional;
import java.util.regex.Pattern;

/// Looks for the key that switches the extended grammar on where it switches nothing on, although a
/// reader takes it for front matter: below another key, or behind marks that do not start the file
/// or are not `---`. Without a word about it the tasks of such a file would all be unconfined.
final class StrayKey {
  /// Further down nobody meant front matter.
  private static final int MOST_LINES = 100;

  private static final int LONGEST = 200;
  private static final Pattern MARK = Pattern.compile("-{3,}+|\\+{3,}+");
  private static final Pattern FENCE = Pattern.compile("(?:```|~~~).*+");
  private static final Pattern KEY =
      Pattern.compile("[\"']?+" + FrontMatter.KEY + "[\"']?+[ \t]*+[:=].*+");

  private StrayKey() {}

  /// The key, in a file that is read by the legacy grammar.
  static Optional<Written> in(Source source) {
    var behindMark = false;
    for (var line = 1; line <= Math.min(source.lines(), MOST_LINES); line++) {
      var start = source.startOf(line);
      var end = Math.min(source.endOf(line), start + LONGEST);
      var written = Written.of(source, start, end).strip();
      if (FENCE.matcher(written.text()).matches()) {
        return Optional.empty();
      }
      if (behindMark && KEY.matcher(written.text()).matches()) {
        var from = written.text().indexOf(FrontMatter.KEY);
        return Optional.of(written.sub(from, from + FrontMatter.KEY.length()));
      }
      behindMark = MARK.matcher(written.text()).matches() || (behindMark && !written.isEmpty());
    }
    return Optional.empty();
  }
}
