package dev.taskexec.planner.param;

import java.util.Optional;
import java.util.Set;

/// What a parameter may be called.
public final class ParameterName {
  private static final int LONGEST = 64;

  /// Variables in lower case that bash itself obeys.
  private static final Set<String> OF_SHELLS = Set.of("auto_resume", "histchars");

  private ParameterName() {}

  /// Why a name cannot be taken: the end of a sentence that starts with it.
  ///
  /// Scripts get parameters as environment variables. So a name that many programs obey as one
  /// would steer them unseen: `http_proxy` and its like, and the settings of npm.
  public static Optional<String> trouble(String name) {
    if (name.length() > LONGEST) {
      return Optional.of("is longer than %d characters".formatted(LONGEST));
    }
    if (!isName(name)) {
      return Optional.of(
          "is no name of a parameter: small letters, digits and `_`, first a letter");
    }
    return name.endsWith("_proxy")
            || name.startsWith("npm_config_")
            || name.startsWith("pnpm_config_")
            || OF_SHELLS.contains(name)
        ? Optional.of("is a variable that programs obey, and scripts get parameters as variables")
        : Optional.empty();
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && isLetter(name.charAt(0))
        && name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }
}
