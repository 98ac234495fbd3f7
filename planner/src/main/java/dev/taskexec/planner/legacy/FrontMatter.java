package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import java.util.regex.Pattern;

/// The block between `---` lines at a file's start, in so far as it asks for another grammar. That
/// of other tools is prose.
final class FrontMatter {
  static final String KEY = "task-exec-kit";

  private static final Pattern KEY_LINE =
      Pattern.compile("\\s*([\"']?)" + KEY + "\\1[ \\t]*:.*", Pattern.DOTALL);

  /// The same within braces, YAML's other way to write a mapping.
  private static final Pattern KEY_IN_BRACES =
      Pattern.compile("[{,\\s]([\"']?)" + KEY + "\\1[ \\t]*(?::|$)");

  private FrontMatter() {}

  /// Whether the file may be read by the legacy grammar; a diagnostic says why not.
  static boolean allowsLegacy(Source source, Diagnostics diagnostics) {
    if (!line(source, 1).equals("---")) {
      return true;
    }
    var key = 0;
    var inBraces = false;
    for (var number = 2; number <= source.lines(); number++) {
      var line = line(source, number);
      if (line.equals("---") || line.equals("...")) {
        return key == 0 || refuse(source, key, diagnostics);
      }
      inBraces |= line.startsWith("{");
      var isKey =
          KEY_LINE.matcher(line).matches()
              || (inBraces && KEY_IN_BRACES.matcher(" " + line).find());
      if (key == 0 && isKey) {
        key = number;
      }
    }
    return true;
  }

  private static boolean refuse(Source source, int number, Diagnostics diagnostics) {
    var keyStart = source.text().indexOf(KEY, source.startOf(number));
    diagnostics.add(
        Code.SOT023,
        source.place(keyStart, KEY.length()),
        "the front matter asks for the extended grammar with `%s:`; this version reads only files without it"
            .formatted(KEY),
        "remove the key, or plan this file with a later version of the kit");
    return false;
  }

  /// A line without the blanks at its end, and no longer than it is worth looking at.
  private static String line(Source source, int number) {
    var start = source.startOf(number);
    var end = Math.min(source.endOf(number), start + 200);
    return source.text().substring(start, end).stripTrailing();
  }
}
