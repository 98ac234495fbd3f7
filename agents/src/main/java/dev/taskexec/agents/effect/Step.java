package dev.taskexec.agents.effect;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.invariant.Condition;
import dev.taskexec.abi.invariant.Invariant;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.agents.effect.Looks.Found;
import dev.taskexec.agents.effect.StepReport.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// One envelope on its way: its invariants, its effect, its invariants again. Used by one thread,
/// once.
final class Step {
  private final EffectEnvelope envelope;
  private final int number;
  private final String which;
  private final TaskContext context;
  private final List<Invariant> invariants;
  private final List<Check> checks = new ArrayList<>();

  /// @param number from 1
  /// @param planned how many envelopes the task has
  Step(EffectEnvelope envelope, int number, int planned, TaskContext context) {
    this.envelope = envelope;
    this.number = number;
    this.which = "effect %d of %d (%s)".formatted(number, planned, envelope.effect());
    this.context = context;
    this.invariants = envelope.invariants().stream().map(Invariant::parse).toList();
  }

  StepReport carriedOut() throws EvidenceException {
    if (!context.isDone(envelope)) {
      var failure =
          looked("before", Invariant::isBefore, OptionalInt.empty(), "it was not performed");
      if (failure.isPresent()) {
        return report(failure.get(), Optional.empty());
      }
    }
    var performed = context.perform(envelope, "effect" + number, header());
    var failure =
        switch (performed.outcome()) {
          case EffectOutcome.Done(var result, _) -> judged(result);
          case EffectOutcome.Failed _,
              EffectOutcome.Refused _,
              EffectOutcome.Exhausted _,
              EffectOutcome.Cancelled _ ->
              Optional.of(Failures.of(performed.outcome(), which));
        };
    return report(failure.orElseGet(Outcome.Ok::new), Optional.of(performed));
  }

  /// What is wrong with an effect that was done.
  private Optional<Outcome> judged(Obj result) throws EvidenceException {
    var exit = Exit.of(result);
    var isAllowed =
        invariants.stream().anyMatch(each -> each.condition() instanceof Condition.Exits);
    if (exit.isPresent() && exit.getAsInt() != 0 && !isAllowed) {
      return Optional.of(new Outcome.Error("%s exited %d".formatted(which, exit.getAsInt())));
    }
    if (exit.isEmpty() && ProcessReport.isProcess(envelope)) {
      return Optional.of(new Outcome.Error(which + " ended without an exit code"));
    }
    return looked("after", Invariant::isAfter, exit, "it has happened");
  }

  /// The first invariant of one side that does not hold, or cannot be looked at.
  private Optional<Outcome> looked(
      String side, Predicate<Invariant> belongs, OptionalInt exit, String state)
      throws EvidenceException {
    var looks = new Looks(context, exit);
    for (var invariant : invariants) {
      if (belongs.test(invariant)) {
        switch (looks.at(invariant.condition())) {
          case Found.Holds _ -> checks.add(new Check(invariant.text(), side, Optional.empty()));
          case Found.Broken(var why) -> {
            checks.add(new Check(invariant.text(), side, Optional.of(why)));
            return Optional.of(
                new Outcome.Error(
                    "%s: `%s` does not hold %s it: %s; %s"
                        .formatted(which, invariant, side, why, state)));
          }
          case Found.Unknown(var outcome) -> {
            var what =
                "%s: nobody could look whether `%s` holds %s it (%s)"
                    .formatted(which, invariant, side, state);
            var failure = Failures.of(outcome, what);
            checks.add(new Check(invariant.text(), side, Optional.of(failure.reason())));
            return Optional.of(failure);
          }
        }
      }
    }
    return Optional.empty();
  }

  private StepReport report(Outcome outcome, Optional<Performed> performed) {
    return new StepReport(number, envelope, outcome, performed, checks);
  }

  private String header() {
    return "# %s v%d".formatted(which, envelope.version());
  }
}
