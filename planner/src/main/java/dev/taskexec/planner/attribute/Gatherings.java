package dev.taskexec.planner.attribute;

import dev.taskexec.abi.permit.PermitRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// How the attributes that may be repeated add up. What stands there twice counts once.
final class Gatherings {

  private Gatherings() {}

  /// Of texts, in the order in which they stand first.
  static final class OfTexts implements Gathering<List<String>> {
    private final SequencedSet<String> texts = new LinkedHashSet<>();

    @Override
    public Optional<String> add(List<String> value) {
      texts.addAll(value);
      return Optional.empty();
    }

    @Override
    public List<String> all() {
      return List.copyOf(texts);
    }
  }

  /// Of variables.
  static final class OfVariables implements Gathering<SequencedMap<String, String>> {
    private final SequencedMap<String, String> variables = new LinkedHashMap<>();

    @Override
    public Optional<String> add(SequencedMap<String, String> value) {
      for (var variable : value.entrySet()) {
        var before = variables.get(variable.getKey());
        if (before != null && !before.equals(variable.getValue())) {
          return Optional.of("`%s` is set to two values".formatted(variable.getKey()));
        }
      }
      variables.putAll(value);
      return Optional.empty();
    }

    @Override
    public SequencedMap<String, String> all() {
      return variables;
    }
  }

  /// Of needs.
  static final class OfNeeds implements Gathering<List<NeedText>> {
    private final SequencedMap<String, NeedText> needs = new LinkedHashMap<>();

    @Override
    public Optional<String> add(List<NeedText> value) {
      for (var need : value) {
        var before = needs.get(need.name().text());
        if (before != null && before.anyOutcome() != need.anyOutcome()) {
          return Optional.of(NeedReader.twoWays(need));
        }
      }
      value.forEach(need -> needs.putIfAbsent(need.name().text(), need));
      return Optional.empty();
    }

    @Override
    public List<NeedText> all() {
      return new ArrayList<>(needs.values());
    }
  }

  /// Of permits.
  static final class OfPermits implements Gathering<PermitTerms> {
    private final SequencedSet<PermitRule> rules = new LinkedHashSet<>();
    private boolean unconfined;

    @Override
    public Optional<String> add(PermitTerms value) {
      if (value.unconfined() ? !rules.isEmpty() : unconfined) {
        return Optional.of("`unconfined` stands beside permits, which then mean nothing");
      }
      unconfined = value.unconfined();
      rules.addAll(value.rules());
      return Optional.empty();
    }

    @Override
    public PermitTerms all() {
      return new PermitTerms(unconfined, List.copyOf(rules));
    }
  }
}
