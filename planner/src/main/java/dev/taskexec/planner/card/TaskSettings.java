package dev.taskexec.planner.card;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.NeedText;
import dev.taskexec.planner.attribute.Settings;
import java.util.List;
import java.util.Optional;

/// The settings that bear on one task, of all places.
///
/// @param row of the table's row that lists it
record TaskSettings(Settings card, Settings row, Settings queue, Settings defaults) {

  /// What the places come to; empty where none sets it. Not for needs and budgets, which mean
  /// something else of a queue.
  <T> Optional<T> get(Attribute<T> attribute) {
    var result = Optional.<T>empty();
    for (var place : List.of(defaults, queue, row, card)) {
      var nearer = place.get(attribute);
      if (nearer.isPresent()) {
        var farther = result;
        result =
            farther.isPresent()
                ? Optional.of(attribute.combination().of(nearer.get(), farther.get()))
                : nearer;
      }
    }
    return result;
  }

  /// The task's own needs.
  List<NeedText> needs() {
    return card.get(Attribute.NEEDS).or(() -> row.get(Attribute.NEEDS)).orElse(List.of());
  }

  Budget budget() {
    return card.get(Attribute.BUDGET)
        .or(() -> row.get(Attribute.BUDGET))
        .or(() -> queue.get(Attribute.TASK_BUDGET))
        .or(() -> defaults.get(Attribute.TASK_BUDGET))
        .or(() -> defaults.get(Attribute.BUDGET))
        .orElse(Budget.NONE);
  }

  /// The agent that the task's own place names.
  Optional<String> ownAgent() {
    return card.get(Attribute.AGENT).or(() -> row.get(Attribute.AGENT));
  }
}
