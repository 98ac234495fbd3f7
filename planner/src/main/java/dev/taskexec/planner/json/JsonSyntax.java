package dev.taskexec.planner.json;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// Says in plain words, and at the right character, why a parser stopped.
final class JsonSyntax {
  private static final String QUOTES = "put strings and keys in double quotes";

  private JsonSyntax() {}

  /// @param position the parser's own, for trouble that brings none
  static void explain(
      JacksonException trouble, long position, JsonFile file, JsonFindings findings) {
    var message = Objects.requireNonNullElse(trouble.getOriginalMessage(), "");
    var location = trouble.getLocation();
    var reported = location == null ? position : location.getByteOffset();
    var at = Math.clamp(reported, 0, file.length());
    switch (trouble) {
      case StreamConstraintsException _ ->
          findings.impossible(
              at,
              0,
              "this goes beyond %d levels, numbers of %,d digits, or strings of %,d characters"
                  .formatted(JsonFile.MAX_DEPTH, JsonFile.MAX_DIGITS, JsonFile.MAX_STRING),
              "make the value that ends here smaller");
      case UnexpectedEndOfInputException _ ->
          findings.syntax(
              file.length(),
              0,
              "the file ends in the middle of a value",
              "close the bracket or the quote that is still open, or fetch the whole file");
      default -> explainCharacter(message, at, file, findings);
    }
  }

  private static void explainCharacter(
      String message, int at, JsonFile file, JsonFindings findings) {
    if (message.contains("urrogate")) {
      findings.impossible(
          at,
          0,
          "half of a surrogate pair stands before this",
          "write both halves, such as \\ud83d\\ude00");
    } else if (message.startsWith("Non-standard token")) {
      findings.syntax(at, 0, "NaN and Infinity are no JSON numbers", "write a number or null");
    } else if (at >= file.length()) {
      findings.syntax(at, 0, "the file ends in the middle of a value", "complete it");
    } else {
      explainByte(message, at, file, findings);
    }
  }

  private static void explainByte(String message, int at, JsonFile file, JsonFindings findings) {
    var width = characterLength(at, file);
    var character = Shown.text(file.text(at, width));
    var found = file.byteAt(at);
    if (message.startsWith("Illegal unquoted character")) {
      findings.syntax(
          at,
          width,
          found == '\n' || found == '\r'
              ? "a string goes over the end of its line"
              : "a string has the control character %s in it".formatted(character),
          "end the string with a double quote, or write the character with a backslash: \\n, \\t");
    } else if (message.startsWith("Unrecognized character escape")) {
      findings.syntax(
          at,
          width,
          "a backslash cannot stand before %s".formatted(character),
          "write \\\\ for a backslash");
    } else if (message.contains("Leading zeroes")) {
      findings.syntax(at, width, "a number starts with a zero", "leave the zero out");
    } else if (message.startsWith("Unrecognized token")) {
      var word = wordLength(at, file);
      findings.syntax(
          at,
          word,
          "%s is no JSON value".formatted(Shown.text(file.text(at, word))),
          "write true, false, null, a number, or a string in double quotes");
    } else if (found == '\'') {
      findings.syntax(at, width, "a single quote cannot stand here", QUOTES);
    } else if (found == '/' || found == '#') {
      findings.syntax(at, width, "JSON has no comments", "take the comment out");
    } else if (message.contains("expecting comma")) {
      findings.syntax(
          at, width, "a comma is missing before %s".formatted(character), "put a comma there");
    } else if (message.contains("expecting a colon")) {
      findings.syntax(
          at, width, "a colon is missing before %s".formatted(character), "put a colon there");
    } else if (found == '}' || found == ']') {
      explainBracket(at, file, findings);
    } else if (message.contains("expecting double-quote to start property name")) {
      findings.syntax(at, width, "a key must stand in double quotes", "write \"key\": value");
    } else {
      findings.syntax(
          at, width, "%s cannot stand here".formatted(character), "check the line: " + QUOTES);
    }
  }

  private static void explainBracket(int at, JsonFile file, JsonFindings findings) {
    var before = at - 1;
    while (before >= 0 && file.byteAt(before) <= ' ') {
      before--;
    }
    if (before >= 0 && file.byteAt(before) == ',') {
      findings.syntax(before, 1, "a comma stands before a closing bracket", "take this comma out");
    } else {
      findings.syntax(
          at,
          1,
          "%s does not close what was opened last".formatted(Shown.text(file.text(at, 1))),
          "make the brackets fit, or complete the value in front of this one");
    }
  }

  private static int characterLength(int at, JsonFile file) {
    var end = at + 1;
    while (end < file.length() && (file.byteAt(end) & 0xc0) == 0x80) {
      end++;
    }
    return end - at;
  }

  private static int wordLength(int at, JsonFile file) {
    var end = at;
    while (end < file.length() && end - at < 200 && isWordByte(file.byteAt(end))) {
      end++;
    }
    return Math.max(end - at, characterLength(at, file));
  }

  private static boolean isWordByte(int b) {
    return b >= 0x80 || b == '_' || Character.isLetterOrDigit(b);
  }
}
