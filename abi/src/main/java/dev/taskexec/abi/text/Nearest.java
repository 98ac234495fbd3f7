package dev.taskexec.abi.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that somebody probably meant: the fewest edits away, and few enough.
public final class Nearest {
  private static final int LONGEST = 100;
  private static final int SHORTEST_BEGINNING = 4;

  private Nearest() {}

  /// Compares without regard to case. An edit drops, inserts or changes a letter, or swaps two
  /// neighbours (optimal string alignment).
  ///
  /// @return the first of the nearest names, if at most a third of the letters differ; else the
  ///   first that goes on where the given one ends
  public static Optional<String> to(String given, Collection<String> known) {
    if (given.length() > LONGEST) {
      return Optional.empty();
    }
    var wanted = given.toLowerCase(Locale.ROOT);
    var best = Optional.<String>empty();
    var bound = Math.max(1, wanted.length() / 3);
    for (var name : known) {
      if (bound < 0) {
        break;
      }
      if (Math.abs(name.length() - wanted.length()) <= bound) {
        var edits = edits(wanted, name.toLowerCase(Locale.ROOT), bound);
        if (edits <= bound) {
          best = Optional.of(name);
          bound = edits - 1;
        }
      }
    }
    return best.or(() -> beginningWith(wanted, known));
  }

  private static Optional<String> beginningWith(String wanted, Collection<String> known) {
    return wanted.length() < SHORTEST_BEGINNING
        ? Optional.empty()
        : known.stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
            .findFirst();
  }

  /// The number of edits, given up with `bound + 1` as soon as it must be larger.
  private static int edits(String from, String to, int bound) {
    var beforeLast = new int[to.length() + 1];
    var last = new int[to.length() + 1];
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      row[0] = i;
      var smallest = i;
      for (var j = 1; j <= to.length(); j++) {
        var changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
        if (isSwap(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        smallest = Math.min(smallest, row[j]);
      }
      // A swap reaches back two rows, so one row beyond the bound is not yet the end.
      if (smallest > bound + 1) {
        return bound + 1;
      }
      var free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  private static boolean isSwap(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
