package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.folder.LatestRun;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunLock;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.learn.Learning;
import dev.taskexec.kernel.learn.Setting;
import dev.taskexec.kernel.task.PlannedTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
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
  /// @throws IllegalArgumentException if what is selected is no task of the plan, which
  ///   [Selection#in] says beforehand
  /// @throws RunFolderException if the run's folder cannot be made or written; what ran has ended
  /// @throws InterruptedException if this thread was interrupted; what ran has ended, and there is
  ///   no `run.json`
  /// @throws IllegalArgumentException if the selection does not come to tasks of the plan
  public RunReport run(RunRequest request, Cancellation cancellation, List<EventSink> listeners)
      throws RunFolderException, InterruptedException {
    try {
      return recorded(request, cancellation, listeners);
    } catch (EvidenceException e) {
      throw trouble(e);
    }
  }

  private static RunFolderException trouble(EvidenceException e) throws InterruptedException {
    if (Thread.interrupted()) {
      // A channel that is written to by an interrupted thread is closed: that is no full disk.
      throw new InterruptedException();
    }
    return new RunFolderException("cannot write " + e.getMessage(), e);
  }

  /// Goes on with a run whose kit has died or that was stopped: blocks until every task has its
  /// outcome and `run.json` stands.
  ///
  /// @param listeners are called on this thread
  /// @throws ResumeException if it cannot be gone on with; nothing was touched
  /// @throws RunBusyException if another kit holds the run; nothing was touched
  /// @throws RunFolderException if the run's folder cannot be read or written; what ran has ended
  /// @throws InterruptedException if this thread was interrupted; what ran has ended
  public Resumed resume(ResumeRequest request, Cancellation cancellation, List<EventSink> listeners)
      throws ResumeException, RunFolderException, InterruptedException {
    try {
      var execution = new Execution(agents, effects, world);
      return new Resumption(execution, request).run(cancellation, listeners);
    } catch (EvidenceException e) {
      throw trouble(e);
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
    var all = PlannedTask.of(plan, agentIn(options, plan));
    var selected = selected(request);
    var tasks = selected.stream().mapToObj(all::get).toList();
    var asked = Asked.json(request, base.real(), start(request, base), all, selected);
    var holder = new RunLock.Holder(world.bootId(), world.pid(), began);
    var held = RunFolder.create(runs, began, request.planBytes(), asked, holder);
    var folder = held.folder();
    try (var _ = held.lock()) {
      if (!options.dryRun()) {
        LatestRun.lead(folder);
      }
      var learning = learning(request, base, folder, tasks);
      var scene =
          new Execution.Scene(
              folder,
              began,
              base.real(),
              start(request, base),
              plan,
              learning.map(_ -> Learning.freed(tasks)).orElse(tasks),
              options.workers(),
              options.dryRun(),
              options.learn().isPresent(),
              options.grace(),
              options.conduct(),
              options.environment(),
              new Keys(false));
      var report =
          new Execution(
                  learning.map(it -> it.agents(agents)).orElse(agents),
                  learning.map(it -> it.effects(effects)).orElse(effects),
                  world)
              .run(
                  scene,
                  Opening.of(
                      new Opening.Subject(
                          folder,
                          plan,
                          request.planBytes(),
                          asked,
                          Addition.among(agents.values(), effects.values())),
                      world),
                  Map.of(),
                  false,
                  cancellation,
                  listeners);
      if (learning.isPresent()) {
        learning.get().write();
      }
      return report;
    }
  }

  private static Optional<Learning> learning(
      RunRequest request, Place base, RunFolder folder, List<PlannedTask> tasks) {
    var options = request.options();
    return options
        .learn()
        .map(
            kept -> {
              var root = Place.of(Path.of(request.plan().root()), base.real()).real();
              var files = new ArrayList<>(kept.files());
              files.add(base.real().resolve("plan.json"));
              return new Learning(
                  folder,
                  new Setting(
                      root,
                      folder.runs().real(),
                      folder.temporary().real(),
                      files,
                      kept.keys(),
                      Setting.places(options.environment().getOrDefault("PATH", ""))),
                  tasks);
            });
  }

  /// The places of the tasks that are run.
  private static BitSet selected(RunRequest request) {
    return switch (request.options().selection().in(request.plan())) {
      case Selected.Tasks(var places) -> {
        var selected = new BitSet();
        places.forEach(selected::set);
        yield selected;
      }
      case Selected.NothingToDo(var reason) -> throw new IllegalArgumentException(reason);
      case Selected.Wrong(var diagnostics) ->
          throw new IllegalArgumentException(diagnostics.getFirst().message());
    };
  }

  /// A dry run asks the agents what they would do. That of a legacy plan never did; nothing could
  /// be refused in it.
  private static Function<Task, String> agentIn(RunOptions options, ExecutionPlan plan) {
    var silent = options.dryRun() && plan.grammar() == Grammar.LEGACY;
    return task -> silent && !task.terms().confined() ? NOOP : task.work().agent();
  }

  /// Where commands begin.
  private static Path start(RunRequest request, Place base) {
    return request.plan().grammar() == Grammar.LEGACY
        ? request.options().workingFolder()
        : Place.of(Path.of(request.plan().root()), base.real()).real();
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
