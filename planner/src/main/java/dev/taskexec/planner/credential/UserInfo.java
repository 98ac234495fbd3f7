package dev.taskexec.planner.credential;

import java.util.Optional;

/// Finds a password in a URL: `https://user:password@host` (RFC 3986 3.2.1).
final class UserInfo {
  private static final int LONGEST = 512;
  private static final int SHORTEST = 3;

  private UserInfo() {}

  /// @param at the place of a `:`
  static Optional<Credential> at(String text, int at) {
    if (!text.startsWith("://", at) || at == 0 || !isOfScheme(text.charAt(at - 1))) {
      return Optional.empty();
    }
    var colon = -1;
    var end = Math.min(text.length(), at + 3 + LONGEST);
    for (var i = at + 3; i < end; i++) {
      var c = text.charAt(i);
      if (c == '@') {
        return colon < 0 ? Optional.empty() : password(text, colon + 1, i);
      }
      if (c == ':' && colon < 0) {
        colon = i;
      } else if (c == '/' || c == '?' || c == '#' || c == '"' || Character.isWhitespace(c)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<Credential> password(String text, int from, int to) {
    var value = text.substring(from, to);
    return value.length() >= SHORTEST && !Placeholder.is(value)
        ? Optional.of(new Credential(from, to, "a password in a URL"))
        : Optional.empty();
  }

  private static boolean isOfScheme(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }
}
