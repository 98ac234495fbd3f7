package dev.taskexec.planner.importer;

import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// One item of a spec-kit list, with the lines that go on with it.
final class SpecKitItem {
  private static final String PARALLEL = "P";
  private static final String DEPENDS = "depends on";
  private static final int LONGEST_MARK = 20;

  private final int from;
  private final int to;
  private final boolean done;
  private final StringBuilder text;

  SpecKitItem(int from, int to, boolean done, String text) {
    this.from = from;
    this.to = to;
    this.done = done;
    this.text = new StringBuilder(text);
  }

  /// Adds a line of the same paragraph.
  void goOn(String line) {
    text.append(' ').append(line);
  }

  Entry entry(Findings findings) {
    var rest = TitleText.of(text.toString()).strip();
    var id = firstWord(rest);
    if (isId(id)) {
      rest = rest.substring(id.length());
      rest = (rest.startsWith(":") ? rest.substring(1) : rest).strip();
    } else {
      rest = isPlaceholder(id) ? rest.substring(id.length()).strip() : rest;
      id = "";
    }
    var parallel = false;
    var tags = new LinkedHashSet<String>();
    while (true) {
      var mark = mark(rest);
      if (mark.equals(PARALLEL)) {
        parallel = true;
      } else if (isStory(mark)) {
        tags.add(mark);
      } else {
        break;
      }
      rest = rest.substring(mark.length() + 2).strip();
    }
    Spot spot = (code, message, help) -> findings.add(code, from, to, message, help);
    return new Entry(
        spot, id, rest, done, parallel, 0, needs(rest, spot), List.copyOf(tags), List.of());
  }

  /// The letters, digits and dashes that a text begins with.
  static String firstWord(String text) {
    var end = 0;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '-')) {
      end++;
    }
    return text.substring(0, end);
  }

  /// Whether a word is one of spec-kit's ids: a `T` and digits, perhaps with a letter behind them.
  static boolean isId(String word) {
    var end = word.length();
    if (end > 2 && isLetter(word.charAt(end - 1))) {
      end--;
    }
    return end > 1
        && word.charAt(0) == 'T'
        && word.chars().limit(end).skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  /// Whether a word is a stand-in for an id, as in the template: `TXXX`.
  private static boolean isPlaceholder(String word) {
    return word.length() > 1
        && word.charAt(0) == 'T'
        && word.chars().skip(1).allMatch(c -> c == 'X');
  }

  private static boolean isStory(String mark) {
    return mark.length() > 2
        && mark.startsWith("US")
        && mark.chars().skip(2).allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// What stands in brackets at the beginning.
  private static String mark(String text) {
    var close = text.indexOf(']');
    return text.startsWith("[") && close > 0 && close <= LONGEST_MARK
        ? text.substring(1, close)
        : "";
  }

  /// The ids behind `(depends on`, as the template writes it.
  private static List<Entry.Wanted> needs(String title, Spot spot) {
    var needs = new ArrayList<Entry.Wanted>();
    var at = title.indexOf('(');
    while (at >= 0 && !title.regionMatches(true, at + 1, DEPENDS, 0, DEPENDS.length())) {
      at = title.indexOf('(', at + 1);
    }
    var close = at < 0 ? -1 : title.indexOf(')', at);
    for (var i = at + 1; i < close; i++) {
      var word = firstWord(title.substring(i, Math.min(close, i + LONGEST_MARK)));
      if (isId(word)) {
        needs.add(new Entry.Wanted(spot, word, false));
      }
      i += word.length();
    }
    return needs;
  }
}
