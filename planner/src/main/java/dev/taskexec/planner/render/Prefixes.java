package dev.taskexec.planner.render;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Works out `task_prefixes`: the beginnings by which ids other than `TASK-001` are known.
public final class Prefixes {
  private static final String USUAL = "TASK-";
  private static final int LEAST_DIGITS = 3;

  private Prefixes() {}

  /// The shortest beginning that makes a text an id, and is no more than needed: `T` of `T001`,
  /// `setup-` of `setup-db`. Empty where none does: one character, or letters only.
  public static Optional<String> of(String id) {
    for (var i = 1; i < id.length(); i++) {
      if (isDigit(id.charAt(i)) || !isLetterOrDigit(id.charAt(i - 1))) {
        return Optional.of(id.substring(0, i));
      }
    }
    return Optional.empty();
  }

  /// Whether an id needs no prefix.
  public static boolean isUsual(String id) {
    var digits = id.length() - USUAL.length();
    return digits >= LEAST_DIGITS
        && id.startsWith(USUAL)
        && id.chars().skip(USUAL.length()).allMatch(c -> isDigit((char) c));
  }

  /// Those of all ids, in the order in which they are first needed.
  static List<String> of(Stream<String> ids) {
    var prefixes = new LinkedHashSet<String>();
    ids.filter(id -> !isUsual(id)).forEach(id -> of(id).ifPresent(prefixes::add));
    return List.copyOf(prefixes);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetterOrDigit(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
