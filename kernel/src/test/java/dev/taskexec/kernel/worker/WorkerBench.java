package dev.taskexec.kernel.worker;

import static java.util.Objects.requireNonNull;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.TestingAgent;
import dev.taskexec.kernel.TestingJson;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.artifact.Artifacts;
import dev.taskexec.kernel.artifact.Inspection;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Dispatcher.Handle;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.permit.PermitOffice;
import dev.taskexec.kernel.permit.Protection;
import dev.taskexec.kernel.retry.Breakers;
import dev.taskexec.kernel.secret.Vault;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Attempts without a run loop: one agent, one effect, a ledger in memory. The fields may be
/// changed before an attempt starts.
final class WorkerBench {
  private static final RunId RUN = new RunId("20261121_094313Z");
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T09:43:13.162Z"));

  private final RunFolder folder;
  private final TestingLines lines = new TestingLines();
  private final Ledger ledger = Ledger.begin(lines, "ledger.jsonl", RUN, CLOCK);
  private final BlockingQueue<AttemptEnd> ends = new LinkedBlockingQueue<>();

  final List<String> inspected = new ArrayList<>();
  final LinkedHashMap<String, String> environment = new LinkedHashMap<>();
  Effect effect;
  Inspection inspection =
      new Inspection.Made(new Artifacts(Sha256.of(new byte[0]), List.of(), List.of()));

  WorkerBench(Path folder, Effect effect) throws IOException {
    var runs = Place.of(folder, folder);
    this.folder = new RunFolder(RUN, runs, runs.child(RUN.value()));
    this.effect = effect;
    Files.createDirectories(this.folder.place().real().resolve("logs"));
  }

  Handle start(Task task, Lease lease, TestingAgent.Behaviour behaviour) {
    var planned = new PlannedTask(0, 0, task, new Instance(task.id(), 1), TestingPlan.AGENT);
    var office =
        new PermitOffice(
            folder.place().real(),
            Optional.empty(),
            folder.runs().real(),
            Protection.USUAL,
            Sandbox.NONE,
            new Random(1),
            CLOCK);
    var threads =
        new VirtualThreads(
            Map.of(TestingPlan.AGENT, new TestingAgent(TestingPlan.AGENT, behaviour)),
            office,
            new Gate(
                new TreeMap<>(Map.of(effect.name(), effect)),
                office,
                new Breakers(System::nanoTime),
                new Keys(false)),
            new Surroundings(
                folder,
                folder.place().real(),
                environment,
                new LinkedHashMap<>(),
                new Vault(new LinkedHashMap<>(), Map.of(), folder.place().real(), _ -> {}),
                Duration.ZERO,
                System::nanoTime),
            ledger,
            new TestingInspector(),
            CLOCK,
            ends::add);
    return threads.start(new Attempt(RUN, planned, 1, false), lease);
  }

  AttemptEnd run(Task task, Lease lease, TestingAgent.Behaviour behaviour)
      throws InterruptedException {
    var _ = start(task, lease, behaviour);
    return end();
  }

  /// Waits for the next end.
  AttemptEnd end() throws InterruptedException {
    return requireNonNull(ends.take());
  }

  /// The ends that nobody has waited for.
  List<AttemptEnd> ends() {
    return List.copyOf(ends);
  }

  /// What stands in the ledger, as another program would read it now.
  List<Map<String, Object>> written() {
    return TestingJson.lines(lines.text());
  }

  /// What stands in the ledger when the loop has written its group.
  List<Map<String, Object>> ledger() throws Exception {
    ledger.write();
    return written();
  }

  /// From now on nothing can be written to the ledger.
  void fillDisk() {
    lines.fill();
  }

  private final class TestingInspector implements Inspector {

    @Override
    public void begins(PlannedTask task) {
      inspected.add("begins");
    }

    @Override
    public Inspection made(PlannedTask task) {
      inspected.add("made");
      return inspection;
    }
  }
}
