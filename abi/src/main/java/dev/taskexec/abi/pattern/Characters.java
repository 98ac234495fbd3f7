package dev.taskexec.abi.pattern;

import java.util.List;

/// A set of characters, such as a pattern's `[a-z_]`.
///
/// @param ranges code points, first and last in turn
/// @param negated whether it is all but these
record Characters(List<Integer> ranges, boolean negated) {
  static final Characters ANY = new Characters(List.of(), true);
  static final Characters DIGITS = new Characters(List.of((int) '0', (int) '9'), false);
  static final Characters WORD =
      new Characters(
          List.of(
              (int) '0', (int) '9', (int) 'A', (int) 'Z', (int) '_', (int) '_', (int) 'a',
              (int) 'z'),
          false);
  static final Characters BLANKS =
      new Characters(List.of((int) '\t', (int) '\t', (int) ' ', (int) ' '), false);

  Characters {
    ranges = List.copyOf(ranges);
  }

  static Characters of(int point) {
    return new Characters(List.of(point, point), false);
  }

  Characters not() {
    return new Characters(ranges, !negated);
  }

  boolean has(int point) {
    for (var i = 0; i < ranges.size(); i += 2) {
      if (point >= ranges.get(i) && point <= ranges.get(i + 1)) {
        return !negated;
      }
    }
    return negated;
  }
}
