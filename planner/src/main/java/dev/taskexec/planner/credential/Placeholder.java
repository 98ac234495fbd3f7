package dev.taskexec.planner.credential;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells what stands for a credential from one.
final class Placeholder {
  /// Variables of shells, of CI systems and of templates; calls that look a value up.
  private static final String OPENERS = "$<{[%(*&#`";

  private static final List<String> WORDS =
      List.of(
          "example",
          "xxxx",
          "....",
          "****",
          "changeme",
          "change-me",
          "placeholder",
          "dummy",
          "redacted",
          "your-",
          "your_",
          "${",
          "$(",
          "{{",
          "environ");

  private static final Set<String> STAND_INS =
      Set.of("password", "passwd", "pass", "pwd", "pw", "secret", "token", "key", "user", "test");

  private static final int FEWEST_DIFFERENT = 4;

  private Placeholder() {}

  static boolean is(String value) {
    var small = value.toLowerCase(Locale.ROOT);
    return value.isEmpty()
        || OPENERS.indexOf(value.charAt(0)) >= 0
        || STAND_INS.contains(small)
        || WORDS.stream().anyMatch(small::contains)
        || value.chars().distinct().count() < FEWEST_DIFFERENT;
  }
}
