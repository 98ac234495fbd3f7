package dev.taskexec.planner.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that somebody probably meant: the fewest letters to change, and few enough.
public final class Nearest {

  private Nearest() {}

  /// @return the first of the nearest names, if at most a third of its letters differ
  public static Optional<String> to(String given, Collection<String> known) {
    var wanted = given.toLowerCase(Locale.ROOT);
    var best = Optional.<String>empty();
    var bound = Math.max(1, Math.min(wanted.length(), 60) / 3);
    for (var name : known) {
      if (Math.abs(name.length() - given.length()) > bound) {
        continue;
      }
      var distance = distance(wanted, name.toLowerCase(Locale.ROOT), bound);
      if (distance <= bound) {
        best = Optional.of(name);
        bound = distance - 1;
      }
      if (bound < 0) {
        break;
      }
    }
    return best;
  }

  /// Levenshtein's distance, given up with `bound + 1` as soon as it must be larger.
  private static int distance(String from, String to, int bound) {
    var row = new int[to.length() + 1];
    for (var i = 0; i <= to.length(); i++) {
      row[i] = i;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      var smallest = i;
      for (var j = 1; j <= to.length(); j++) {
        var changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
        smallest = Math.min(smallest, row[j]);
      }
      if (smallest > bound) {
        return bound + 1;
      }
    }
    return row[to.length()];
  }
}
