package dev.taskexec.cli.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known name that somebody probably meant.
public final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /// The name with the fewest edits to what was typed; empty if all are far off.
  public static Optional<String> to(String typed, Collection<String> names) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    return names.stream()
        .filter(name -> isNear(typed, name))
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  private static boolean isNear(String typed, String name) {
    var longEnough = typed.length() >= 4;
    return distance(typed, name) <= Math.max(1, name.length() / 3)
        || (longEnough && name.startsWith(typed));
  }

  /// How many letters must be inserted, dropped, changed or swapped with their neighbour (optimal
  /// string alignment).
  private static int distance(String one, String other) {
    var edits = new int[one.length() + 1][other.length() + 1];
    for (var i = 0; i <= one.length(); i++) {
      for (var j = 0; j <= other.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(one, i, other, j, edits);
      }
    }
    return edits[one.length()][other.length()];
  }

  private static int step(String one, int i, String other, int j, int[][] edits) {
    var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    var best =
        Math.min(edits[i - 1][j - 1] + change, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    var swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
