package dev.taskexec.abi.permit;

import dev.taskexec.abi.text.OneLine;

/// How a resource is written: bare, or in double quotes where it holds blanks, commas, colons or
/// backslashes.
///
/// In quotes `\"` is a quote. A backslash before another special character stays: paths use it to
/// tell a `*` of a name from one of a pattern.
final class ResourceText {
  private static final int SHOWN = 80;
  private static final String SPECIAL = "*?[]{},\\";

  private ResourceText() {}

  /// The text without its quotes.
  static String decode(Action action, String written) {
    return written.startsWith("\"") ? unquoted(action, written) : bare(action, written);
  }

  /// The text as a rule holds it.
  static String encode(String text) {
    return text.chars().anyMatch(ResourceText::mustBeQuoted)
        ? "\"" + text.replace("\"", "\\\"") + "\""
        : text;
  }

  /// Text of the user, in backticks, on one line and short.
  static String shown(String text) {
    return "`" + OneLine.of(text, SHOWN) + "`";
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean mustBeQuoted(int c) {
    return isBlank(c) || c == ',' || c == ':' || c == '"' || c == '\\';
  }

  /// Refuses controls, format characters and halves of pairs.
  static void refuseInvisible(String text) {
    for (var i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      var c = text.codePointAt(i);
      switch (Character.getType(c)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE ->
            throw new PermitSyntaxException(
                "a permit holds the character U+%04X, which cannot be seen".formatted(c),
                "a permit must be readable; rename what is meant, or permit its folder");
        default -> {}
      }
    }
  }

  private static String bare(Action action, String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\\') {
        throw new PermitSyntaxException(
            "a backslash stands in " + shown(text),
            "separate folders with `/`; a backslash escapes, and only between double quotes");
      }
      if (c == '"') {
        throw new PermitSyntaxException(
            "a double quote stands within " + shown(text),
            "quote the whole resource or none of it");
      }
      if (i == 0 && c == ' ') {
        throw new PermitSyntaxException(
            "a blank stands behind the colon in " + shown(action.word() + ":" + text),
            "take it away: " + shown(action.word() + ":" + text.strip()));
      }
      if (mustBeQuoted(c) && !(c == ':' && action == Action.NET)) {
        throw new PermitSyntaxException(
            "%s in %s is not quoted".formatted(called(c), shown(text)),
            "write one rule for each resource; if it belongs to the name, write "
                + shown(action.word() + ":\"" + text + "\""));
      }
    }
    return text;
  }

  private static String called(char c) {
    return c == ',' ? "a comma" : c == ':' ? "a colon" : "a blank";
  }

  private static String unquoted(Action action, String text) {
    var raw = new StringBuilder();
    var i = 1;
    for (; i < text.length() && text.charAt(i) != '"'; i++) {
      var c = text.charAt(i);
      if (c != '\\') {
        raw.append(c);
        continue;
      }
      var next = ++i < text.length() ? text.charAt(i) : '\0';
      if (next == '"') {
        raw.append(next);
      } else if (SPECIAL.indexOf(next) >= 0) {
        raw.append(c).append(next);
      } else {
        throw new PermitSyntaxException(
            "a backslash in %s escapes nothing".formatted(shown(text)),
            "separate folders with `/`; `\\\"`, `\\\\` and `\\*`, `\\?`, `\\[`, `\\{` stand for the"
                + " character itself");
      }
    }
    if (i >= text.length()) {
      throw new PermitSyntaxException(
          "the quote of %s is not closed".formatted(shown(text)), "end it with a double quote");
    }
    if (i < text.length() - 1) {
      throw new PermitSyntaxException(
          "something follows the closing quote in " + shown(text),
          "quote the whole resource, also its pattern: " + action.word() + ":\"my files/**\"");
    }
    return raw.toString();
  }
}
