package dev.taskexec.abi.permit;

import java.util.List;

/// A set of characters.
///
/// @param not whether it is all others
record Letters(boolean not, List<Range> ranges) {
  static final Letters ANY = new Letters(true, List.of());

  /// Code points, both ends included.
  record Range(int from, int to) {}

  Letters {
    ranges = List.copyOf(ranges);
  }

  static Letters only(int c) {
    return new Letters(false, List.of(new Range(c, c)));
  }

  boolean has(int c) {
    return not != ranges.stream().anyMatch(range -> range.from <= c && c <= range.to);
  }
}
