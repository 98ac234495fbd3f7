package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Findings;
import java.util.StringJoiner;

/// Reports what is almost a task id in the stretches of a task line between the ids.
public final class TaskIdNearMiss {
  private static final String WORD = "TASK";
  private static final String SEPARATORS = "-_–—−‐‑";
  private static final int LEAST_DIGITS = 3;

  private final String text;
  private final int to;
  private final Findings findings;
  private int at;
  private int count;

  private TaskIdNearMiss(String text, int from, int to, Findings findings) {
    this.text = text;
    this.at = from;
    this.to = to;
    this.findings = findings;
  }

  /// Reports each, and returns how many there were.
  public static int report(String text, int from, int to, Findings findings) {
    var stretch = new TaskIdNearMiss(text, from, to, findings);
    stretch.read();
    return stretch.count;
  }

  private void read() {
    while (at < to) {
      var c = text.charAt(at);
      if (c == '`' && readTicked()) {
        continue;
      }
      if (isWordAt(at)) {
        var end = wordEnd(at);
        report(at, end, at, end, "it stands in no backticks");
        at = end;
      } else {
        at++;
      }
    }
  }

  /// Reads from a backtick to the next; false if there is none.
  private boolean readTicked() {
    var open = at;
    var close = text.indexOf('`', open + 1, to);
    if (close < 0) {
      return false;
    }
    var from = PythonText.skipBlanks(text, open + 1, close);
    var behind = PythonText.skipBlanksBackwards(text, from, close);
    if (isWordAt(from) && wordEnd(from) == behind) {
      var padded = from > open + 1 || behind < close;
      report(open, close + 1, from, behind, padded ? "blanks stand in its backticks" : "");
    } else {
      for (at = from; at < behind; ) {
        if (isWordAt(at)) {
          var end = wordEnd(at);
          report(at, end, at, end, "it shares its backticks with other text");
          at = end;
        } else {
          at++;
        }
      }
    }
    at = close + 1;
    return true;
  }

  /// Whether something like an id starts here: the word, and behind it a separator and a letter or
  /// digit, or a digit at once.
  private boolean isWordAt(int from) {
    var c = from < to ? text.charAt(from) : '\0';
    if ((c != 'T' && c != 't') || !text.regionMatches(true, from, WORD, 0, WORD.length())) {
      return false;
    }
    if (from > 0 && Character.isLetterOrDigit(text.charAt(from - 1))) {
      return false;
    }
    var behind = from + WORD.length();
    if (behind >= to) {
      return false;
    }
    return SEPARATORS.indexOf(text.charAt(behind)) >= 0
        ? behind + 1 < to && isPart(behind + 1)
        : Character.isDigit(text.codePointAt(behind));
  }

  private int wordEnd(int from) {
    var i = from + WORD.length();
    while (i < to && (isPart(i) || (isSeparator(i) && i + 1 < to && isPart(i + 1)))) {
      i++;
    }
    return i;
  }

  private boolean isPart(int i) {
    return Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i));
  }

  private boolean isSeparator(int i) {
    return SEPARATORS.indexOf(text.charAt(i)) >= 0;
  }

  /// @param outside what is off around the word, or empty
  private void report(int from, int behind, int word, int wordEnd, String outside) {
    count++;
    var reasons = new StringJoiner(", and ");
    var number = word + WORD.length();
    if (!text.startsWith(WORD, word)) {
      reasons.add("it says `%s` instead of `TASK`".formatted(text.substring(word, number)));
    }
    if (!isSeparator(number)) {
      reasons.add("it has no `-` before the number");
    } else {
      if (text.charAt(number) != '-') {
        reasons.add("it has `%c` instead of `-`".formatted(text.charAt(number)));
      }
      number++;
    }
    var digitsEnd = PythonText.skipDigits(text, number, wordEnd);
    var digits = text.codePointCount(number, digitsEnd);
    if (digitsEnd < wordEnd) {
      reasons.add("`%s` is not a number".formatted(findings.excerpt(number, wordEnd)));
    } else if (digits < LEAST_DIGITS) {
      reasons.add(
          "it has %d %s, at least %d are needed"
              .formatted(digits, digits == 1 ? "digit" : "digits", LEAST_DIGITS));
    } else if (!isAscii(number, digitsEnd)) {
      reportForeignDigits(from, behind, word, wordEnd, reasons.length() == 0 && outside.isEmpty());
      return;
    }
    if (!outside.isEmpty()) {
      reasons.add(outside);
    }
    findings.add(
        Code.SOT014,
        from,
        behind,
        "`%s` is not read as a task id: %s".formatted(findings.excerpt(word, wordEnd), reasons),
        digitsEnd == wordEnd
            ? "write `` `%s` ``".formatted(mended(number, digitsEnd))
            : "write `TASK-` and three or more digits, alone between backticks");
  }

  private void reportForeignDigits(int from, int behind, int word, int wordEnd, boolean isForm) {
    findings.add(
        isForm ? Code.SOT022 : Code.SOT014,
        from,
        behind,
        "`%s` has digits other than 0 to 9".formatted(findings.excerpt(word, wordEnd)),
        "write `TASK-` and digits from 0 to 9, alone between backticks");
  }

  private boolean isAscii(int from, int behind) {
    for (var i = from; i < behind; i++) {
      if (text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private String mended(int number, int digitsEnd) {
    var digits = text.substring(number, digitsEnd);
    if (!isAscii(number, digitsEnd) || digits.length() > 9) {
      return "TASK-001";
    }
    return "TASK-" + "0".repeat(Math.max(0, LEAST_DIGITS - digits.length())) + digits;
  }
}
