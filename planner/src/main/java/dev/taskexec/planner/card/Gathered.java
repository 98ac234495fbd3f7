package dev.taskexec.planner.card;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Combination;
import dev.taskexec.planner.attribute.PermitTerms;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.card.Origin.Kind;
import dev.taskexec.planner.value.Texts;
import dev.taskexec.planner.value.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The places that set one attribute of a task, gathered from the nearest on.
///
/// @param <T> what the attribute is read as
final class Gathered<T> {
  private final Combination<T> combination;
  private final List<Origin> origins = new ArrayList<>();
  private Optional<T> total = Optional.empty();

  Gathered(Combination<T> combination) {
    this.combination = combination;
  }

  /// Adds a place that is farther away than those before; nothing where it does not set it.
  void add(Kind kind, Settings settings, Attribute<T> attribute) {
    settings
        .get(attribute)
        .ifPresent(
            value -> {
              var sum = total.isPresent() ? combination.of(total.get(), value) : value;
              var counts = total.isEmpty() || !isSame(total.get(), sum);
              total = Optional.of(sum);
              var stretch = new Stretch(settings.from(attribute), settings.to(attribute));
              origins.add(new Origin(kind, stretch, counts, items(value)));
            });
  }

  List<Origin> origins() {
    return List.copyOf(origins);
  }

  private static List<String> items(Object value) {
    return switch (value) {
      case PermitTerms(_, var rules) -> rules.stream().map(PermitRule::toString).toList();
      case Map<?, ?> variables ->
          variables.entrySet().stream()
              .map(set -> Variables.text(set.getKey().toString(), set.getValue().toString()))
              .toList();
      case List<?> texts ->
          texts.stream()
              .filter(String.class::isInstance)
              .map(text -> Texts.text(text.toString()))
              .toList();
      default -> List.of();
    };
  }

  /// Whether nothing came on top; the order of a list does not matter.
  private static boolean isSame(Object before, Object after) {
    return before instanceof List<?> some && after instanceof List<?> others
        ? new HashSet<>(some).equals(new HashSet<>(others))
        : before.equals(after);
  }
}
