package dev.taskexec.planner.attribute;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;

/// What comes of an attribute that two places set: the defaults, the queue, the row, the card.
///
/// @param <T> what the attribute is read as
@FunctionalInterface
public interface Combination<T> {

  /// Combines two values.
  ///
  /// @param nearer of the place that is nearer to the task
  /// @param farther what the places farther away come to
  T of(T nearer, T farther);

  /// The nearer one counts whole.
  static <T> Combination<T> nearest() {
    return (nearer, _) -> nearer;
  }

  /// They add up, without repeats, what is farther away first.
  static Combination<List<String>> sum() {
    return (nearer, farther) -> {
      var all = new LinkedHashSet<>(farther);
      return all.addAll(nearer) ? List.copyOf(all) : farther;
    };
  }

  /// Names add up; for a name in both, the nearer value counts.
  static Combination<SequencedMap<String, String>> byName() {
    return (nearer, farther) -> {
      var all = new LinkedHashMap<>(farther);
      all.putAll(nearer);
      return all;
    };
  }

  /// The allows of the nearer one and the denials of both.
  static Combination<PermitTerms> permits() {
    return PermitTerms::over;
  }
}
