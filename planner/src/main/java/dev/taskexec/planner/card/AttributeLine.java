package dev.taskexec.planner.card;

import dev.taskexec.planner.source.Written;
import java.util.Optional;
import java.util.regex.Pattern;

/// A line that reads `Name: value`, whether or not there is such an attribute.
///
/// @param name one to three words of letters
/// @param value what stands behind the colon, without blanks at its ends; empty where nothing does
record AttributeLine(Written name, Written value) {
  private static final int LONGEST_NAME = 60;

  /// A name as people write those of attributes.
  private static final Pattern CAPITALISED = Pattern.compile("[A-Z][a-z]+( [a-z]+){0,2}");

  static Optional<AttributeLine> of(Written content) {
    var text = content.text();
    var end = Math.min(text.length(), LONGEST_NAME);
    var words = 0;
    var inWord = false;
    for (var i = 0; i < end; i++) {
      var c = text.charAt(i);
      if (c == ':') {
        return words > 0 && inWord
            ? Optional.of(new AttributeLine(content.sub(0, i), content.sub(i + 1).strip()))
            : Optional.empty();
      }
      var isLetter = Character.isLetter(c);
      if (!isLetter && !(inWord && isJoint(c))) {
        return Optional.empty();
      }
      words += isLetter && !inWord ? 1 : 0;
      inWord = isLetter;
      if (words > 3) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Whether it looks like an attribute although there is none of that name.
  boolean looksMeant() {
    return CAPITALISED.matcher(name.text()).matches();
  }

  private static boolean isJoint(char c) {
    return c == ' ' || c == '-' || c == '_';
  }
}
