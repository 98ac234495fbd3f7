package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.folder.EventLog;
import dev.taskexec.kernel.folder.EvidenceLog;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunHead;
import dev.taskexec.kernel.folder.RunJson;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.ledger.LedgerForcer;
import dev.taskexec.kernel.permit.PermitOffice;
import dev.taskexec.kernel.retry.Backoff;
import dev.taskexec.kernel.retry.Breakers;
import dev.taskexec.kernel.run.Inbox;
import dev.taskexec.kernel.run.Job;
import dev.taskexec.kernel.run.Parts;
import dev.taskexec.kernel.run.Past;
import dev.taskexec.kernel.run.RunLoop;
import dev.taskexec.kernel.run.RunRecord;
import dev.taskexec.kernel.secret.Vault;
import dev.taskexec.kernel.task.PlannedTask;
import dev.taskexec.kernel.worker.Inspector;
import dev.taskexec.kernel.worker.Probes;
import dev.taskexec.kernel.worker.Surroundings;
import dev.taskexec.kernel.worker.VirtualThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Carries out a run in its folder, a new one or one that goes on: puts the parts together that the
/// loop works with, and lets it run.
///
/// @param agents by name
/// @param effects by name
record Execution(
    SequencedMap<String, Agent> agents, SequencedMap<String, Effect> effects, World world) {
  // A worker that was given up in the moment in which it reported may leave a second message for
  // its slot; beside them lie two requests to stop, and what is durable.
  private static final int MESSAGES_A_SLOT = 2;
  private static final int OTHER_MESSAGES = 64;
  private static final int PROBES = 8;

  /// What is carried out, and how.
  ///
  /// @param folder held by this kit
  /// @param began when the run did, also one that goes on
  /// @param base the plan's folder; absolute
  /// @param start where commands begin; absolute
  /// @param tasks those that are run, in plan order
  /// @param learn whether it learns permits
  /// @param environment the caller's, in full
  /// @param keys what is known of idempotence keys from before
  record Scene(
      RunFolder folder,
      Instant began,
      Path base,
      Path start,
      ExecutionPlan plan,
      List<PlannedTask> tasks,
      int workers,
      boolean dryRun,
      boolean learn,
      Duration grace,
      Conduct conduct,
      SequencedMap<String, String> environment,
      Keys keys) {}

  /// Blocks until every task has its outcome and `run.json` stands.
  ///
  /// @param ledger with the records that come before the first task's; closed in the end
  /// @param past what is known of tasks from before, by place
  /// @param resumed whether the run goes on
  RunReport run(
      Scene scene,
      Ledger ledger,
      Map<Integer, Past> past,
      boolean resumed,
      Cancellation cancellation,
      List<EventSink> listeners)
      throws EvidenceException, InterruptedException {
    var folder = scene.folder();
    var inbox = inbox(scene);
    var artifacts = artifacts(scene);
    try (ledger;
        var forcer =
            LedgerForcer.start(
                ledger,
                seq -> inbox.post(new Message.Forced(seq)),
                cause -> inbox.post(new Message.Unforced(cause)));
        var probes = new Probes(artifacts, PROBES, inbox::post);
        var events = EventLog.open(folder);
        var evidence = EvidenceLog.open(folder);
        var results = RunJson.begin(folder, head(scene), scene.tasks())) {
      cancellation.attach(inbox::stop);
      var record = new RunRecord(events, evidence, results, artifacts, listeners);
      var parts =
          new Parts(
              dispatcher(scene, ledger, artifacts, inbox),
              probes,
              inbox,
              record,
              ledger,
              forcer,
              new Broker(scene.plan()),
              NeedGraph.of(scene.plan(), scene.tasks()),
              new Candidates(scene.plan(), scene.tasks()),
              new Backoff(world.random()),
              world.clock(),
              world.nanos());
      var begins = resumed ? world.clock().instant() : scene.began();
      var good = new RunLoop(job(scene, past, resumed), parts).run(begins);
      return new RunReport(
          folder.id(), folder.place().real(), Path.of(folder.runJson().shown()), good);
    } finally {
      cancellation.detach();
      if (!scene.dryRun()) {
        artifacts.save();
      }
      folder.tidy();
    }
  }

  private Inbox inbox(Scene scene) {
    var slots = Math.min(scene.workers(), scene.tasks().size());
    return new Inbox(MESSAGES_A_SLOT * slots + OTHER_MESSAGES, world.nanos());
  }

  private Job job(Scene scene, Map<Integer, Past> past, boolean resumed) {
    return new Job(
        scene.folder().id(),
        scene.tasks(),
        scene.workers(),
        scene.dryRun(),
        scene.grace(),
        agents.sequencedKeySet(),
        scene.conduct().maxFail(),
        scene.conduct().timeout(),
        scene.conduct().force(),
        past,
        resumed);
  }

  private VirtualThreads dispatcher(
      Scene scene, Ledger ledger, ArtifactStore artifacts, Inbox inbox) {
    var office = office(scene);
    return new VirtualThreads(
        agents,
        office,
        new Gate(effects, office, new Breakers(world.nanos()), scene.keys()),
        new Surroundings(
            scene.folder(),
            scene.start(),
            scene.environment(),
            scene.plan().params(),
            vault(scene, inbox),
            scene.grace(),
            world.nanos()),
        ledger,
        Inspector.of(artifacts),
        world.clock(),
        inbox::ended);
  }

  private static Vault vault(Scene scene, Inbox inbox) {
    return new Vault(
        scene.plan().secrets(),
        scene.environment(),
        Place.of(Path.of(scene.plan().root()), scene.base()).real(),
        warning -> inbox.post(new Message.Warning(warning)));
  }

  private PermitOffice office(Scene scene) {
    return new PermitOffice(
        scene.start(),
        scene.plan().sandbox(),
        scene.folder().runs().real(),
        scene.conduct().protection(),
        world.sandbox(),
        world.random(),
        world.clock());
  }

  private ArtifactStore artifacts(Scene scene) {
    var plan = scene.plan();
    return ArtifactStore.open(
        new ArtifactStore.Scene(
            scene.folder().id(),
            scene.folder().runs().real(),
            Place.of(Path.of(plan.root()), scene.base()).real(),
            plan.source(),
            plan.params(),
            scene.environment()),
        world.clock());
  }

  private static RunHead head(Scene scene) {
    return new RunHead(
        scene.folder().id(),
        scene.began(),
        scene.base(),
        scene.plan(),
        scene.dryRun(),
        scene.learn(),
        scene.workers());
  }
}
