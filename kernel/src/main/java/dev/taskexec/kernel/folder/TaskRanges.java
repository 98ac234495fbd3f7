package dev.taskexec.kernel.folder;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Places of tasks in a plan, as text: `0-99,101`. Ascending, apart from each other, and no longer
/// than needed, so that the same places give the same text.
public final class TaskRanges {

  private TaskRanges() {}

  /// The places as text; empty for none.
  public static String text(BitSet places) {
    var ranges = new ArrayList<String>();
    for (var from = places.nextSetBit(0); from >= 0; ) {
      var behind = places.nextClearBit(from);
      ranges.add(behind - from == 1 ? "" + from : from + "-" + (behind - 1));
      from = places.nextSetBit(behind);
    }
    return String.join(",", ranges);
  }

  /// The places that a text means.
  ///
  /// @param of how many places there are
  /// @throws IllegalArgumentException if the text is not one that [#text] gives, or a place is
  ///   beyond
  public static BitSet parse(String text, int of) {
    var places = new BitSet(of);
    if (text.isEmpty()) {
      return places;
    }
    for (var range : List.of(text.split(",", -1))) {
      var dash = range.indexOf('-');
      var from = number(dash < 0 ? range : range.substring(0, dash), of);
      var last = dash < 0 ? from : number(range.substring(dash + 1), of);
      if (last < from) {
        throw new IllegalArgumentException("a range that ends before it begins: " + range);
      }
      places.set(from, last + 1);
    }
    if (!text(places).equals(text)) {
      throw new IllegalArgumentException("ranges out of order");
    }
    return places;
  }

  private static int number(String digits, int of) {
    if (!digits.matches("0|[1-9]\\d{0,9}") || Long.parseLong(digits) >= of) {
      throw new IllegalArgumentException("not a place among %d: %s".formatted(of, digits));
    }
    return Integer.parseInt(digits);
  }
}
