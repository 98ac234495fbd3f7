package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// One need as it is written, before it is known which tasks and queues there are.
///
/// @param name a task's id, or a queue's full name, `Queue Z` or `Z`; without backticks
/// @param anyOutcome whether `(any outcome)` stands behind it
/// @param whole whether it stood in backticks or in a bullet of its own; otherwise a comma in a
///   queue's name may have cut it, and the next ones belong to it
public record NeedText(Written name, boolean anyOutcome, boolean whole) {

  /// This need and the next as one, as it was before a comma cut it.
  ///
  /// @throws IllegalStateException if they cannot have been one
  public NeedText with(NeedText next) {
    if (!canGoOnWith(next)) {
      throw new IllegalStateException("%s does not go on with %s".formatted(name, next.name()));
    }
    return new NeedText(Written.joined(List.of(name, next.name()), ", "), next.anyOutcome(), false);
  }

  /// Whether a comma may have cut this need and the next out of one.
  public boolean canGoOnWith(NeedText next) {
    return !whole && !next.whole() && !anyOutcome;
  }
}
