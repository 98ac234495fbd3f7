package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a Git host shows otherwise than it stands in a bare text: a backslash, and a character
/// reference such as `&lt;`.
public final class Doubtful {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");

  private Doubtful() {}

  /// Whether a character reference stands in it.
  static boolean hasReference(String text) {
    return text.indexOf('&') >= 0 && REFERENCE.matcher(text).find();
  }

  /// Says what is doubtful about a bare text.
  ///
  /// @param help what to write in its place
  /// @return empty, as the result of the reader; the text itself where nothing is doubtful
  public static Optional<Written> refuse(Written bare, Reading reading, String help) {
    var text = bare.text();
    var backslash = text.indexOf('\\');
    if (backslash >= 0) {
      return reading.wrong(
          bare.sub(backslash, backslash + 1),
          "there is a backslash in %s, which Markdown may take away".formatted(Reading.shown(bare)),
          help);
    }
    var reference = REFERENCE.matcher(text);
    return !reference.find()
        ? Optional.of(bare)
        : reading.wrong(
            bare.sub(reference.start(), reference.end()),
            "there is %s in %s, which Markdown shows as another character"
                .formatted(Reading.shown(reference.group()), Reading.shown(bare)),
            help);
  }
}
