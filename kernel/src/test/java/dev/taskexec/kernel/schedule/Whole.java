package dev.taskexec.kernel.schedule;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.retry.Backoff;
import dev.taskexec.kernel.run.Inbox;
import dev.taskexec.kernel.run.Job;
import dev.taskexec.kernel.run.Parts;
import dev.taskexec.kernel.run.RunLoop;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// The whole run loop with attempts that take no time and records that go nowhere.
final class Whole {
  private static final Instant NOW = Instant.parse("2026-11-21T09:43:13.162Z");

  private Whole() {}

  /// @param slots how many tasks may run at once
  static void run(ExecutionPlan plan, List<PlannedTask> tasks, int slots) {
    var forgotten = new Forgotten();
    var inbox = new Inbox(slots, System::nanoTime);
    var clock = InstantSource.fixed(NOW);
    var id = RunId.of(NOW, 1);
    var ledger = Ledger.begin(forgotten, "ledger.jsonl", id, clock);
    var atOnce = new AtOnce(inbox, ledger, NOW);
    var job =
        new Job(
            id,
            tasks,
            slots,
            false,
            Duration.ZERO,
            Set.of(Shape.AGENT),
            OptionalInt.empty(),
            Optional.empty(),
            false,
            Map.of(),
            false);
    var parts =
        new Parts(
            atOnce,
            _ -> {},
            inbox,
            forgotten,
            ledger,
            atOnce,
            new Broker(plan),
            NeedGraph.of(plan, tasks),
            new Candidates(plan, tasks),
            new Backoff(new Random(1)),
            clock,
            System::nanoTime);
    try {
      new RunLoop(job, parts).run(NOW);
    } catch (Exception e) {
      throw new IllegalStateException("a run that cannot fail", e);
    }
    if (forgotten.results() != tasks.size()) {
      throw new IllegalStateException(forgotten.results() + " results of " + tasks.size());
    }
  }
}
