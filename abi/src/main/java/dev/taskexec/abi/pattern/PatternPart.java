package dev.taskexec.abi.pattern;

import java.util.List;

/// A part of a pattern as it is written.
sealed interface PatternPart {

  /// One character of a set.
  record One(Characters characters) implements PatternPart {}

  /// One after the other.
  record All(List<PatternPart> parts) implements PatternPart {}

  /// One of several, parted by `|`.
  record Either(List<PatternPart> parts) implements PatternPart {}

  /// A part several times.
  ///
  /// @param most `UNBOUNDED` where there is no end
  record Times(PatternPart part, int least, int most) implements PatternPart {
    static final int UNBOUNDED = -1;
  }
}
