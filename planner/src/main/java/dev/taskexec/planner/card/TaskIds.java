package dev.taskexec.planner.card;

import dev.taskexec.abi.plan.TaskId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides which words of one document are task ids: `TASK-` with three or more digits, and what
/// starts with one of the document's own prefixes.
///
/// A prefix that ends in a letter or digit must be followed by a digit, any other by one more
/// character of an id: with `T`, `T001` is an id and `Total` is none; with `api.`, `api.build` is.
public record TaskIds(List<String> prefixes) {
  static final String PREFIX = "TASK-";
  private static final int LEAST_DIGITS = 3;
  private static final int LONGEST = 100;

  public TaskIds {
    prefixes = List.copyOf(prefixes);
  }

  public boolean isId(String word) {
    if (word.length() > LONGEST || !TaskId.isId(word)) {
      return false;
    }
    return hasNumber(word) || prefixes.stream().anyMatch(prefix -> hasPrefix(word, prefix));
  }

  /// The id that was probably meant by a word that is none.
  public Optional<String> meant(String word) {
    if (word.isEmpty() || word.length() > LONGEST) {
      return Optional.empty();
    }
    var dashed = word.replace('–', '-').replace('—', '-').replace('‐', '-').replace('‑', '-');
    if (isId(dashed)) {
      return Optional.of(dashed);
    }
    var upper = dashed.toUpperCase(Locale.ROOT).replace('_', '-');
    if (upper.startsWith(PREFIX)) {
      return padded(upper.substring(PREFIX.length()));
    }
    if (upper.startsWith("TASK") && upper.length() > 4 && isDigit(upper.charAt(4))) {
      return padded(upper.substring(4));
    }
    return prefixes.stream()
        .filter(prefix -> dashed.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(prefix -> prefix + dashed.substring(prefix.length()))
        .filter(this::isId)
        .findFirst();
  }

  /// What ids look like here, for a message.
  public String form() {
    return prefixes.isEmpty()
        ? "an id is `TASK-` with three or more digits"
        : "an id is `TASK-` with three or more digits, or starts with one of `task_prefixes`";
  }

  private static Optional<String> padded(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> isDigit((char) c))) {
      return Optional.empty();
    }
    var id = PREFIX + "0".repeat(Math.max(0, LEAST_DIGITS - digits.length())) + digits;
    return id.length() > LONGEST ? Optional.empty() : Optional.of(id);
  }

  private static boolean hasNumber(String word) {
    return word.startsWith(PREFIX)
        && word.length() >= PREFIX.length() + LEAST_DIGITS
        && word.chars().skip(PREFIX.length()).allMatch(c -> isDigit((char) c));
  }

  private static boolean hasPrefix(String word, String prefix) {
    if (!word.startsWith(prefix) || word.length() == prefix.length() || prefix.isEmpty()) {
      return false;
    }
    return !Character.isLetterOrDigit(prefix.charAt(prefix.length() - 1))
        || isDigit(word.charAt(prefix.length()));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
