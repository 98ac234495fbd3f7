package dev.taskexec.planner.attribute;

import java.util.Optional;

/// Adds up the values of an attribute that stands several times in one place.
///
/// @param <T> what the attribute is read as
interface Gathering<T> {

  /// Adds a value.
  ///
  /// @return why it does not go together with those before; then it is not added
  Optional<String> add(T value);

  /// All that was added.
  T all();
}
