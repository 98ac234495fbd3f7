package dev.taskexec.planner.legacy;

import dev.taskexec.planner.source.Excerpt;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// Reads a line that is not a queue as if it had been meant as one, and says what is off.
public final class QueueNearMiss {
  private static final String DASHES = "—–-―−‒‐‑－";
  private static final int LONGEST_LABEL = 20;

  private final String text;
  private final int to;
  private int at;

  private final StringJoiner reasons = new StringJoiner(", and ");
  private int offFrom = -1;
  private int offTo;

  private String number = "1";
  private boolean bulleted;
  private boolean numbered;
  private int boldMarks;
  private boolean closedEarly;
  private String label = "";
  private boolean dashed;
  private int nameFrom;
  private int nameTo;

  private QueueNearMiss(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.to = to;
  }

  /// What is off in a stripped line that is not a queue, if it was probably meant as one.
  public static Optional<NearMiss> of(String text, int from, int to) {
    return new QueueNearMiss(text, from, to).read(from);
  }

  private Optional<NearMiss> read(int from) {
    readMarker(from);
    var marks = at;
    readBold();
    if (!readWord()) {
      return Optional.empty();
    }
    readLabel();
    readDash();
    readName();
    if (!isPlausible()) {
      return Optional.empty();
    }
    if (boldMarks == 0) {
      off(marks, to, "it is not in bold");
    }
    if (reasons.length() == 0) {
      off(from, to, "it is not written exactly like one");
    }
    return Optional.of(new NearMiss(offFrom, offTo, reasons.toString(), mended()));
  }

  private void readMarker(int from) {
    if (charAt(at) == '#') {
      while (charAt(at) == '#') {
        at++;
      }
      off(from, at, "it is a heading");
      skipBlanks();
    }
    var bullet = charAt(at);
    if ((bullet == '-' || bullet == '*' || bullet == '+') && isBlankAt(at + 1)) {
      off(at, at + 1, "it has the bullet `%c` instead of a number".formatted(bullet));
      at++;
      bulleted = true;
      skipBlanks();
    }
    var digits = at;
    at = PythonText.skipDigits(text, at, to);
    numbered = at > digits;
    if (!numbered) {
      if (offFrom < 0) {
        off(at, at, "it has no number");
      }
      return;
    }
    number = Excerpt.of(text, digits, at);
    if (charAt(at) == '.') {
      at++;
    } else if (charAt(at) == ')') {
      off(at, at + 1, "it has `)` instead of a dot behind the number");
      at++;
    } else {
      off(at, at, "it has no dot behind the number");
    }
    if (!isBlankAt(at)) {
      off(at, at, "it has no blank behind the number");
    }
    skipBlanks();
  }

  private void readBold() {
    var mark = charAt(at);
    if (!isEmphasis(mark)) {
      return;
    }
    var start = at;
    while (charAt(at) == mark) {
      at++;
    }
    boldMarks = at - start;
    if (mark == '_' || boldMarks != 2) {
      off(start, at, "it has `%s` instead of `**`".formatted(Excerpt.of(text, start, at)));
    }
    skipBlanks();
  }

  private boolean readWord() {
    var start = at;
    var end = at + "Queue".length();
    if (end > to || !text.regionMatches(true, at, "Queue", 0, "Queue".length())) {
      return false;
    }
    if (end < to && Character.isLetterOrDigit(text.charAt(end))) {
      return false;
    }
    at = end;
    if (!text.startsWith("Queue", start)) {
      off(start, end, "it says `%s` instead of `Queue`".formatted(text.substring(start, end)));
    }
    skipBlanks();
    return true;
  }

  private void readLabel() {
    var start = at;
    while (at < to && Character.isLetterOrDigit(text.charAt(at)) && at - start <= LONGEST_LABEL) {
      at++;
    }
    label = text.substring(start, at);
    if (label.isEmpty()) {
      off(start, start, "it has no letter behind `Queue`");
    } else if (label.length() > 1 || label.charAt(0) < 'A' || label.charAt(0) > 'Z') {
      off(start, at, "it has `%s` instead of one capital letter A to Z".formatted(label));
    }
    var end = at;
    if (boldMarks > 0 && isEmphasis(charAt(at))) {
      while (isEmphasis(charAt(at))) {
        at++;
      }
      closedEarly = true;
    }
    if (closedEarly && hasTextAt(at)) {
      off(end, at, "its bold ends before the name");
    }
  }

  private void readDash() {
    var before = at;
    skipBlanks();
    var start = at;
    while (DASHES.indexOf(charAt(at)) >= 0 && at < to) {
      at++;
    }
    if (at == start && charAt(at) == ':') {
      at++;
    }
    dashed = at > start;
    if (!dashed) {
      off(start, start, "it has no dash `%c` before the name".formatted(QueueLine.DASH));
      return;
    }
    if (at - start > 1 || text.charAt(start) != QueueLine.DASH) {
      off(
          start,
          at,
          "it has `%s` instead of the dash `%c`"
              .formatted(Excerpt.of(text, start, at), QueueLine.DASH));
    }
    var isDash = text.charAt(start) == QueueLine.DASH;
    if (isDash && !label.isEmpty() && (before == start || !isBlankAt(at))) {
      off(start, at, "it has no blanks around the dash");
    }
  }

  private void readName() {
    skipBlanks();
    nameFrom = at;
    nameTo = to;
    if (boldMarks == 1) {
      while (nameTo > nameFrom && isEmphasis(text.charAt(nameTo - 1))) {
        nameTo--;
      }
    } else if (boldMarks > 0 && !closedEarly) {
      var close = lastBold();
      if (close < nameFrom) {
        off(to, to, "its bold is not closed");
      } else {
        nameTo = close;
        var behind = PythonText.skipBlanks(text, close + 2, to);
        if (behind < to) {
          off(behind, to, "words follow the closing `**`");
        }
      }
    }
    nameTo = PythonText.skipBlanksBackwards(text, nameFrom, nameTo);
    if (nameFrom == nameTo) {
      off(nameFrom, nameFrom, "it has no name");
    }
  }

  private int lastBold() {
    var i = to - 2;
    while (i >= nameFrom && !text.startsWith("**", i) && !text.startsWith("__", i)) {
      i--;
    }
    return i;
  }

  /// Prose may start with the word, too: a dash or bold, and what could be a letter, tell them
  /// apart.
  private boolean isPlausible() {
    var isShort = label.length() <= 2;
    if (!dashed) {
      var isWhole = !closedEarly || nameFrom == nameTo;
      return numbered && boldMarks > 0 && !label.isEmpty() && isShort && isWhole;
    }
    if (boldMarks > 0) {
      var first = label.isEmpty() ? 'A' : label.charAt(0);
      return isShort || Character.isUpperCase(first) || Character.isDigit(first);
    }
    return !label.isEmpty() && (numbered ? isShort : label.length() == 1 && !bulleted);
  }

  private String mended() {
    var letter = label.toUpperCase(Locale.ROOT);
    var isLetter = letter.length() == 1 && letter.charAt(0) >= 'A' && letter.charAt(0) <= 'Z';
    var name = nameFrom == nameTo ? "Name" : Excerpt.of(text, nameFrom, nameTo);
    return "%s. **Queue %s %c %s**"
        .formatted(number, isLetter ? letter : "X", QueueLine.DASH, name);
  }

  private void off(int from, int behind, String reason) {
    if (offFrom < 0) {
      offFrom = from;
      offTo = behind;
    }
    reasons.add(reason);
  }

  private static boolean isEmphasis(char c) {
    return c == '*' || c == '_';
  }

  private void skipBlanks() {
    at = PythonText.skipBlanks(text, at, to);
  }

  private boolean hasTextAt(int offset) {
    return PythonText.skipBlanks(text, offset, to) < to;
  }

  private boolean isBlankAt(int offset) {
    return offset < to && PythonText.isBlank(text.charAt(offset));
  }

  private char charAt(int offset) {
    return offset < to ? text.charAt(offset) : '\0';
  }
}
