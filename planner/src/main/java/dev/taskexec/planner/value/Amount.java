package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;
import java.math.BigDecimal;

/// A number and the unit behind it.
///
/// @param number from 0
/// @param digits where the number stands
/// @param unit letters; empty where there is none
record Amount(BigDecimal number, Written digits, Written unit) {

  /// Whether it is a whole number.
  boolean isWhole() {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /// The same number with another unit, as it would be written.
  String with(String otherUnit) {
    return digits.text() + otherUnit;
  }
}
