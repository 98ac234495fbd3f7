package dev.taskexec.abi.budget;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/// Upper bounds on what may be spent. An absent quantity has no limit; 0 means none of it.
///
/// @param limits each from 0
public record Budget(Map<Quantity, Long> limits) {
  public static final Budget NONE = new Budget(Map.of());

  public Budget {
    var copy = new EnumMap<Quantity, Long>(Quantity.class);
    copy.putAll(limits);
    copy.forEach(
        (quantity, limit) -> {
          if (limit < 0) {
            throw new IllegalArgumentException("a limit of " + limit + " for " + quantity.field());
          }
        });
    limits = Collections.unmodifiableMap(copy);
  }

  public OptionalLong limit(Quantity quantity) {
    var limit = limits.get(quantity);
    return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /// Whether nothing is bounded.
  public boolean isUnlimited() {
    return limits.isEmpty();
  }
}
