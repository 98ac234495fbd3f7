package dev.taskexec.kernel.run;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.Draft;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.retry.Backoff;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/// A run loop among things of memory, on a virtual clock. What its attempts do is said beforehand;
/// the fields may be changed before it runs.
final class Stage {
  private static final RunId RUN = new RunId("20261121_094313Z");
  private static final int SEED = 4;

  final VirtualTime time = new VirtualTime();
  final MemoryLines lines = new MemoryLines();
  final List<Queue> queues = new ArrayList<>();
  final Map<Integer, Past> past = new HashMap<>();
  int workers = 1;
  Duration grace = Duration.ofSeconds(5);
  OptionalInt maxFail = OptionalInt.empty();
  Optional<Duration> timeout = Optional.empty();
  Budget budget = Budget.NONE;
  boolean dryRun;
  boolean force;
  boolean resumed;
  long forceMs;
  private final Map<String, Deque<Act>> acts = new HashMap<>();
  private final Map<String, Freshness> files = new HashMap<>();
  private final Told told = new Told(time);

  /// A queue of tasks of their own.
  Stage queue(String name, Draft... tasks) {
    queues.add(Queue.legacy(name, List.of(tasks).stream().map(task -> task.in(name)).toList()));
    return this;
  }

  static Stage of(Draft... tasks) {
    return new Stage().queue(TestingPlan.QUEUE, tasks);
  }

  /// Of the last queue.
  Stage rate(long count, long perMs) {
    var old = queues.removeLast();
    queues.add(
        new Queue(
            old.name(),
            old.needs(),
            Order.PARALLEL,
            OptionalInt.empty(),
            Optional.of(new Rate(count, perMs)),
            old.budget(),
            JsonValue.NULL,
            old.tasks()));
    return this;
  }

  /// What the attempts at a task do, one after the other; the last for all that follow. A task of
  /// which nothing is said goes well after 10 ms.
  Stage goes(String instance, Act... each) {
    acts.put(instance, new ArrayDeque<>(List.of(each)));
    return this;
  }

  /// What is found out about a task's outputs.
  Stage finds(String instance, Freshness freshness) {
    files.put(instance, freshness);
    return this;
  }

  Stage stopAfter(long ms, String reason) {
    time.in(ms, () -> new Message.StopRequest(reason));
    return this;
  }

  Stage workers(int count) {
    workers = count;
    return this;
  }

  Told told() {
    return told;
  }

  /// Runs it to its end.
  Told run() throws EvidenceException, InterruptedException {
    var plan = plan();
    var tasks = PlannedTask.of(plan, task -> dryRun ? "noop" : task.work().agent());
    var ledger = Ledger.begin(lines, "ledger.jsonl", RUN, time);
    var parts =
        new Parts(
            this::start,
            task -> time.in(1, () -> new Message.Probed(task.index(), found(task))),
            time,
            told,
            ledger,
            () -> force(ledger),
            new Broker(plan),
            NeedGraph.of(plan, tasks),
            new Candidates(plan, tasks),
            new Backoff(new Random(SEED)),
            time,
            time);
    var agents = new LinkedHashSet<>(List.of("noop", TestingPlan.AGENT));
    var job =
        new Job(RUN, tasks, workers, dryRun, grace, agents, maxFail, timeout, force, past, resumed);
    try {
      told.good = new RunLoop(job, parts).run(time.instant());
    } finally {
      ledger.close();
      told.ledger = lines.lines();
    }
    return told;
  }

  private ExecutionPlan plan() {
    var plain = TestingPlan.of(List.of()).withQueues(queues);
    return new ExecutionPlan(
        plain.source(),
        plain.generatedAt(),
        plain.generator(),
        plain.digest(),
        plain.root(),
        plain.grammar(),
        plain.params(),
        plain.confined(),
        plain.sandbox(),
        budget,
        plain.madeFrom(),
        plain.queues());
  }

  private Freshness found(PlannedTask task) {
    return files.getOrDefault(task.instance().toString(), new Freshness.Stale("it is new"));
  }

  private void force(Ledger ledger) {
    try {
      var durable = ledger.force();
      time.in(forceMs, () -> new Message.Forced(durable));
    } catch (EvidenceException e) {
      time.in(forceMs, () -> new Message.Unforced(e));
    }
  }

  private Dispatcher.Handle start(Attempt attempt, Lease lease) {
    var name = attempt.planned().instance().toString();
    var its = acts.getOrDefault(name, new ArrayDeque<>(List.of(Act.ok(10))));
    var act = its.size() > 1 ? its.removeFirst() : its.getFirst();
    var began = time.ms();
    told.writtenAtStart.put(attempt.stem(), lines.lines().size());
    var handle = new Performer(attempt, act, began);
    if (act.ms() >= 0) {
      handle.takeBack = time.in(act.ms(), () -> handle.end(new Result.Reported(act.report())));
    }
    return handle;
  }

  /// An attempt that does what its act says.
  private final class Performer implements Dispatcher.Handle {
    private final Attempt attempt;
    private final Act act;
    private final long began;
    private Runnable takeBack = () -> {};
    private boolean stopped;

    Performer(Attempt attempt, Act act, long began) {
      this.attempt = attempt;
      this.act = act;
      this.began = began;
    }

    Message end(Result result) {
      return new Message.Ended(
          new AttemptEnd(
              attempt, result, List.of(), Optional.empty(), time.instant(), time.ms() - began));
    }

    @Override
    public void stop() {
      told.say((stopped ? "at once: " : "politely: ") + attempt.stem());
      if (!stopped && act.stopMs() >= 0) {
        takeBack.run();
        time.in(act.stopMs(), () -> end(new Result.Interrupted()));
      }
      stopped = true;
    }

    @Override
    public void abandon() {
      told.say("abandoned: " + attempt.stem());
    }
  }

  /// What the loop said.
  static final class Told implements Chronicle {
    final List<String> said = new ArrayList<>();
    final List<RunEvent> events = new ArrayList<>();
    final Map<String, String> results = new HashMap<>();
    final Map<String, Integer> attempts = new HashMap<>();
    final List<String> evidence = new ArrayList<>();

    /// How many records were written when an attempt was started.
    final Map<String, Integer> writtenAtStart = new HashMap<>();

    List<Map<String, Object>> ledger = List.of();
    boolean good;
    private final VirtualTime time;

    Told(VirtualTime time) {
      this.time = time;
    }

    void say(String what) {
      said.add(time.ms() + " " + what);
    }

    /// What a task's result says: its outcome, and why.
    String result(String instance) {
      return results.getOrDefault(instance, "none");
    }

    /// The kinds of the ledger's records, with the task's and the attempt's where they name one.
    List<String> kinds() {
      return ledger.stream()
          .map(
              line ->
                  line.get("kind")
                      + (line.containsKey("task") ? " " + line.get("task") : "")
                      + (line.containsKey("attempt") ? " " + line.get("attempt") : ""))
          .toList();
    }

    @Override
    public void emit(RunEvent event) {
      events.add(event);
      switch (event) {
        case RunEvent.RunStarted _ -> say("begins");
        case RunEvent.SurvivorEnded it -> say("process %d is ended".formatted(it.pid()));
        case RunEvent.RunResumed it ->
            say("goes on: %d finished, %d in doubt".formatted(it.finished(), it.inDoubt()));
        case RunEvent.TaskDoubted it ->
            say("%s is in doubt%s".formatted(it.instance(), it.again() ? ", again" : ""));
        case RunEvent.TaskStarted it -> say(it.instance() + " starts");
        case RunEvent.TaskRetried it ->
            say("%s %s, waits".formatted(it.instance(), it.outcome().word()));
        case RunEvent.TaskFinished it ->
            say(
                "%s %s%s"
                    .formatted(it.instance(), it.outcome().word(), it.restored() ? " before" : ""));
        case RunEvent.Warned it -> say("warns: " + it.message());
        case RunEvent.StopRequested it -> say("stops: " + it.reason());
        case RunEvent.RunFinished _ -> say("ends");
      }
    }

    @Override
    public Sha256 attempted(AttemptEnd end, AttemptReport report, Instant started, String because) {
      evidence.add(
          "%s %s%s"
              .formatted(
                  end.attempt().stem(),
                  report.outcome().word(),
                  because.isEmpty() ? "" : " because " + because));
      return Sha256.of(evidence.getLast().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Override
    public Sha256 upToDate(PlannedTask planned, Freshness.UpToDate found, Instant at) {
      evidence.add(planned.instance() + " up to date");
      return Sha256.of(new byte[0]);
    }

    @Override
    public void result(PlannedTask planned, AttemptReport report, int count, long ms) {
      var outcome = report.outcome();
      var reason = outcome.reason().isEmpty() ? "" : ": " + outcome.reason();
      results.put(planned.instance().toString(), outcome.word() + reason);
      attempts.put(planned.instance().toString(), count);
    }

    @Override
    public void flush() {}

    @Override
    public boolean end(Instant at) {
      return results.values().stream().allMatch(each -> each.equals("ok"));
    }
  }
}
