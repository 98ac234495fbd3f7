package dev.taskexec.planner.legacy;

import dev.taskexec.planner.source.Excerpt;
import java.util.Optional;

/// The line that lists tasks: stripped, it starts with `- Tasks:`.
public final class TaskLine {
  public static final String START = "- Tasks:";
  private static final String MARKS = "-*+–—•_[].)";
  private static final String WORD = "task";

  private TaskLine() {}

  /// What is off in a stripped line that is not a task line, if it was probably meant as one: it
  /// has the word, a colon, and behind it something like an id.
  public static Optional<NearMiss> nearMiss(String text, int from, int to) {
    var at = from;
    while (at < to && isMark(text.charAt(at))) {
      at++;
    }
    if (at + WORD.length() > to || !text.regionMatches(true, at, WORD, 0, WORD.length())) {
      return Optional.empty();
    }
    at += WORD.length();
    var isPlural = at < to && (text.charAt(at) == 's' || text.charAt(at) == 'S');
    at = isPlural ? at + 1 : at;
    var wordEnd = at;
    while (at < to && (isMark(text.charAt(at)) && text.charAt(at) != '-')) {
      at++;
    }
    var hasColon = at < to && (text.charAt(at) == ':' || text.charAt(at) == '：');
    if (!hasColon) {
      var isList = isPlural && at > wordEnd && at < to && text.charAt(at) == '`';
      return isList ? miss(text, from, wordEnd) : Optional.empty();
    }
    at++;
    while (at < to && (text.charAt(at) == '*' || text.charAt(at) == '_')) {
      at++;
    }
    return namesSomething(text, at, to) ? miss(text, from, at) : Optional.empty();
  }

  private static Optional<NearMiss> miss(String text, int from, int to) {
    var reason = "it starts with `%s` instead of `%s`".formatted(Excerpt.of(text, from, to), START);
    return Optional.of(new NearMiss(from, to, reason, START));
  }

  private static boolean namesSomething(String text, int from, int to) {
    for (var i = from; i < to; i++) {
      if (text.charAt(i) == '`' || text.regionMatches(true, i, TaskReferences.PREFIX, 0, 5)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return PythonText.isBlank(c) || MARKS.indexOf(c) >= 0 || (c >= '0' && c <= '9');
  }
}
