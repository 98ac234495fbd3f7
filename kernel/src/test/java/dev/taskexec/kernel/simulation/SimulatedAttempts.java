package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.simulation.Script.Draw;
import dev.taskexec.kernel.simulation.Script.Kind;
import dev.taskexec.kernel.simulation.Script.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Attempts that go as their scripts say, on the virtual clock. They write to the ledger what a
/// worker writes.
final class SimulatedAttempts implements Dispatcher {
  private static final int MOST_POLITE_MS = 20;
  private static final long NANOS_PER_MS = 1_000_000;

  private final Scenario scenario;
  private final VirtualTime time;
  private final Death death;
  private final Monitor monitor;
  private final Ledger ledger;
  private final DurableIntents durable;
  private final int[] ended;
  private final SplittableRandom random;
  private final Consumer<Message> inbox;

  /// @param ended how many attempts of each task came to an end by themselves before
  SimulatedAttempts(
      Scenario scenario,
      VirtualTime time,
      Death death,
      Monitor monitor,
      Ledger ledger,
      DurableIntents durable,
      int[] ended,
      Consumer<Message> inbox) {
    this.scenario = scenario;
    this.time = time;
    this.death = death;
    this.monitor = monitor;
    this.ledger = ledger;
    this.durable = durable;
    this.ended = ended;
    this.random = new SplittableRandom(scenario.seed());
    this.inbox = inbox;
  }

  @Override
  public Handle start(Attempt attempt, Lease lease) {
    death.step();
    var place = attempt.planned().index();
    monitor.starts(attempt, durable.has(attempt.planned().instance(), attempt.number()));
    var going = new Going(attempt, lease, scenario.scripts().get(place).step(ended[place]));
    going.begin();
    return going;
  }

  private final class Going implements Handle {
    private final Attempt attempt;
    private final Lease lease;
    private final Step step;
    private final long since = time.ms();
    private final boolean silent;
    private Usage usage = Usage.NONE;
    private int stops;
    private boolean over;

    Going(Attempt attempt, Lease lease, Step step) {
      this.attempt = attempt;
      this.lease = lease;
      this.step = step;
      this.silent = Monitor.isSilent(attempt.planned());
    }

    void begin() {
      if (!silent) {
        try {
          record(AuditKind.EFFECT_START, Obj.builder().put("n", 1).build());
          ledger.write();
          monitor.begins(attempt);
        } catch (EvidenceException e) {
          time.in(0, () -> end(new Result.Unrecorded(e)));
          return;
        }
      }
      var draws = step.draws();
      for (var i = 0; i < draws.size(); i++) {
        var draw = draws.get(i);
        time.in(step.ms() * NANOS_PER_MS * (i + 1) / (draws.size() + 1), () -> draw(draw));
      }
      if (step.kind() != Kind.HANGS && step.kind() != Kind.DEAF) {
        time.inMs(step.ms(), () -> end(reported()));
      }
    }

    @Override
    public void stop() {
      death.check();
      stops++;
      if (step.kind() != Kind.DEAF) {
        time.inMs(
            stops == 1 ? 1 + random.nextInt(MOST_POLITE_MS) : 0,
            () -> end(new Result.Interrupted()));
      }
    }

    @Override
    public void abandon() {
      death.check();
      monitor.ends(attempt.planned().index());
      ended[attempt.planned().index()]++;
      over = true;
    }

    private void draw(Draw draw) {
      if (over) {
        return;
      }
      var place = attempt.planned().index();
      var overrun =
          draw.quantity().held()
              ? lease.hold(draw.quantity(), draw.amount(), Usage.How.SAMPLED)
              : lease.spend(draw.quantity(), draw.amount(), Usage.How.MEASURED);
      usage = usage.plus(Usage.NONE.with(draw.quantity(), draw.amount(), Usage.How.MEASURED));
      if (overrun.isEmpty()) {
        monitor.draws(place, draw.quantity(), draw.amount());
      } else {
        monitor.overdraws(place, draw.quantity(), draw.amount());
        end(exhausted(overrun.get()));
      }
    }

    private void end(Result result) {
      if (over) {
        return;
      }
      over = true;
      if (!silent) {
        record(AuditKind.EFFECT_DONE, Obj.builder().put("n", 1).build());
      }
      var place = attempt.planned().index();
      monitor.ends(place);
      ended[place]++;
      inbox.accept(
          new Message.Ended(
              new AttemptEnd(
                  attempt,
                  result,
                  List.of(),
                  Optional.empty(),
                  time.instant(),
                  time.ms() - since)));
    }

    private void record(AuditKind kind, Obj data) {
      death.step();
      ledger.append(
          kind, Optional.of(attempt.planned().instance()), OptionalInt.of(attempt.number()), data);
    }

    private Result reported() {
      return switch (step.kind()) {
        case OK -> of(new Outcome.Ok(), 0);
        case NOOP -> of(new Outcome.Noop(), 0);
        case DENIED -> of(new Outcome.Denied("not allowed"), 0);
        case FAILS -> of(new Outcome.Error("command 1 of 1 exited " + step.exit()), step.exit());
        case HANGS, DEAF -> throw new AssertionError(step);
      };
    }

    private Result exhausted(Overrun overrun) {
      return of(new Outcome.Exhausted(overrun.text()), 0);
    }

    private Result of(Outcome outcome, int exit) {
      var commands =
          List.of(
              new CommandReport(
                  Command.of("true"), OptionalInt.of(exit), Optional.empty(), Optional.empty()));
      return new Result.Reported(new AttemptReport(outcome, commands, Optional.empty(), usage));
    }
  }
}
