package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/// What is noted of one task while the run goes on. Safe for use by several threads: all state is
/// behind one lock.
final class Page {
  private static final int MOST = 200_000;
  private static final String EXEC = "process.exec";

  private final PlannedTask task;
  private final SequencedSet<PermitRule> asked = new LinkedHashSet<>();
  private final SequencedSet<Observation> seen = new LinkedHashSet<>();
  private Optional<Outcome> badEnd = Optional.empty();

  Page(PlannedTask task) {
    this.task = task;
  }

  /// @param requests what the effect says that it will touch
  synchronized void asked(EffectEnvelope envelope, List<PermitRule> requests) {
    requests.stream().filter(rule -> !isNamed(rule)).forEach(asked::add);
    if (!isPlanned(envelope)) {
      asked.add(PermitRule.parse("effect:" + envelope.effect()));
    }
  }

  /// What the plan itself says to do, needs no permit to be asked for.
  private boolean isPlanned(EffectEnvelope envelope) {
    var work = task.task().work();
    return work.effects().contains(envelope)
        || envelope.effect().equals(EXEC) && !work.commands().isEmpty();
  }

  /// Whether the plan itself names the program.
  private boolean isNamed(PermitRule rule) {
    return rule.resource() instanceof Program program
        && named().anyMatch(word -> lastName(word).equals(lastName(program.program())));
  }

  private Stream<String> named() {
    var work = task.task().work();
    return Stream.concat(
        work.commands().stream().map(command -> command.argv().getFirst()),
        work.effects().stream().flatMap(envelope -> program(envelope).stream()));
  }

  private static Optional<String> program(EffectEnvelope envelope) {
    return envelope.args().members().get("argv") instanceof Arr(var words)
            && !words.isEmpty()
            && words.getFirst() instanceof Str(var word)
        ? Optional.of(word)
        : Optional.empty();
  }

  private static String lastName(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  synchronized void saw(Observation observation) {
    if (seen.size() < MOST) {
      seen.add(observation);
    } else {
      seen.add(new Unseen("it did more than %d different things".formatted(MOST)));
    }
  }

  /// How its last attempt ended; that of an earlier one is forgotten.
  synchronized void ended(Outcome outcome) {
    badEnd = Optional.of(outcome).filter(it -> !it.isGood());
  }

  /// In an order that does not depend on which thread of a program came first.
  synchronized Lesson lesson() {
    var terms = task.task().terms();
    var all = new LinkedHashSet<>(seen);
    badEnd.ifPresent(
        how ->
            all.add(
                new Unseen(
                    "what it would have done if it had not ended with `%s`"
                        .formatted(how.word()))));
    return new Lesson(
        task.instance().toString(),
        task.task().title(),
        terms.confined(),
        terms.permits(),
        asked.stream().sorted(Comparator.comparing(PermitRule::toString)).toList(),
        all.stream().sorted(Comparator.comparing(Observation::toString)).toList());
  }
}
