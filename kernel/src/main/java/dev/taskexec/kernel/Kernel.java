package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.artifact.ArtifactStore;
import dev.taskexec.kernel.folder.EventLog;
import dev.taskexec.kernel.folder.EvidenceLog;
import dev.taskexec.kernel.folder.LatestRun;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunHead;
import dev.taskexec.kernel.folder.RunJson;
import dev.taskexec.kernel.folder.RunLock;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.ledger.FileLineStore;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.retry.Breakers;
import dev.taskexec.kernel.run.Inbox;
import dev.taskexec.kernel.run.RunLoop;
import dev.taskexec.kernel.run.RunRecord;
import dev.taskexec.kernel.task.PlannedTask;
import dev.taskexec.kernel.worker.Inspector;
import dev.taskexec.kernel.worker.Surroundings;
import dev.taskexec.kernel.worker.VirtualThreads;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Runs plans. Safe for use by several threads, each run having a folder of its own.
public final class Kernel {
  private static final String NOOP = "noop";
  private static final String RUNS = "runs";

  private final SequencedMap<String, Agent> agents;
  private final SequencedMap<String, Effect> effects;
  private final World world;

  /// @throws IllegalArgumentException if two agents or two effects have the same name
  public Kernel(List<Agent> agents, List<Effect> effects, World world) {
    this.agents = byName(agents, Agent::name);
    this.effects = byName(effects, Effect::name);
    this.world = world;
  }

  /// Runs a plan: blocks until every task has its outcome and `run.json` stands.
  ///
  /// @param listeners are called on this thread
  /// @throws RunFolderException if the run's folder cannot be made or written; what ran has ended
  /// @throws InterruptedException if this thread was interrupted; what ran has ended, and there is
  ///   no `run.json`
  public RunReport run(RunRequest request, Cancellation cancellation, List<EventSink> listeners)
      throws RunFolderException, InterruptedException {
    try {
      return recorded(request, cancellation, listeners);
    } catch (EvidenceException e) {
      if (Thread.interrupted()) {
        // A channel that is written to by an interrupted thread is closed: that is no full disk.
        throw new InterruptedException();
      }
      throw new RunFolderException("cannot write " + e.getMessage(), e);
    }
  }

  private RunReport recorded(
      RunRequest request, Cancellation cancellation, List<EventSink> listeners)
      throws EvidenceException, InterruptedException {
    var options = request.options();
    var plan = request.plan();
    var began = world.clock().instant();
    var base = Place.of(request.base(), options.workingFolder());
    var runs =
        options
            .runs()
            .map(given -> Place.of(given, options.workingFolder()))
            .orElseGet(() -> base.child(RUNS));
    var tasks = PlannedTask.of(plan, agentIn(options));
    var all = new BitSet(tasks.size());
    all.set(0, tasks.size());
    var asked = Asked.json(request, base.real(), start(request, base), tasks, all);
    var holder = new RunLock.Holder(world.bootId(), world.pid(), began);
    var held = RunFolder.create(runs, began, request.planBytes(), asked, holder);
    var folder = held.folder();
    if (!options.dryRun()) {
      LatestRun.lead(folder);
    }
    var head =
        new RunHead(folder.id(), began, base.real(), plan, options.dryRun(), options.workers());
    var inbox = new Inbox(Math.min(options.workers(), plan.size()));
    try (var _ = held.lock();
        var events = EventLog.open(folder);
        var evidence = EvidenceLog.open(folder);
        var results = RunJson.begin(folder, head);
        var ledger = ledger(folder)) {
      var artifacts =
          ArtifactStore.open(
              new ArtifactStore.Scene(
                  folder.id(),
                  runs.real(),
                  Place.of(Path.of(plan.root()), base.real()).real(),
                  plan.source(),
                  plan.params(),
                  options.environment()),
              world.clock());
      cancellation.attach(inbox::stop);
      var loop =
          new RunLoop(
              new RunLoop.Job(
                  folder.id(),
                  tasks,
                  options.workers(),
                  options.dryRun(),
                  options.grace(),
                  agents.sequencedKeySet()),
              new VirtualThreads(
                  agents,
                  new Gate(
                      options.dryRun() ? new TreeMap<>() : effects,
                      options.conduct().unsandboxed(),
                      new Breakers(world.nanos())),
                  surroundings(request, base, folder),
                  ledger,
                  Inspector.of(artifacts),
                  world.clock(),
                  inbox::ended),
              inbox,
              new RunRecord(events, evidence, results, listeners),
              world.clock(),
              world.nanos());
      var good = loop.run(began);
      return new RunReport(
          folder.id(), folder.place().real(), Path.of(folder.runJson().shown()), good);
    } finally {
      cancellation.detach();
      folder.tidy();
    }
  }

  private Ledger ledger(RunFolder folder) throws EvidenceException {
    var file = folder.ledger();
    try {
      var store = FileLineStore.open(file.real());
      return Ledger.begin(store, file.shown(), folder.id(), world.clock());
    } catch (IOException e) {
      throw new EvidenceException(file.shown(), e);
    }
  }

  private static Function<Task, String> agentIn(RunOptions options) {
    return options.dryRun() ? _ -> NOOP : task -> task.work().agent();
  }

  private Surroundings surroundings(RunRequest request, Place base, RunFolder folder) {
    return new Surroundings(
        folder,
        start(request, base),
        environment(request),
        request.options().grace(),
        world.nanos());
  }

  /// Where commands begin.
  private static Path start(RunRequest request, Place base) {
    return request.plan().grammar() == Grammar.LEGACY
        ? request.options().workingFolder()
        : Place.of(Path.of(request.plan().root()), base.real()).real();
  }

  /// A script is not rewritten: it gets the plan's parameters under their own names.
  private static SequencedMap<String, String> environment(RunRequest request) {
    var environment = new LinkedHashMap<>(request.options().environment());
    environment.putAll(request.plan().params());
    return environment;
  }

  private static <T> SequencedMap<String, T> byName(List<T> things, Function<T, String> name) {
    var named = new LinkedHashMap<String, T>();
    for (var thing : things) {
      if (named.putIfAbsent(name.apply(thing), thing) != null) {
        throw new IllegalArgumentException("two of the name " + name.apply(thing));
      }
    }
    return named;
  }
}
