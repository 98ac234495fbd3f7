package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.attempt.Message;
import dev.taskexec.kernel.budget.Broker;
import dev.taskexec.kernel.frontier.Candidates;
import dev.taskexec.kernel.frontier.NeedGraph;
import dev.taskexec.kernel.ledger.DamagedLedgerException;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.ledger.LineStore;
import dev.taskexec.kernel.resume.TestingPasts;
import dev.taskexec.kernel.retry.Backoff;
import dev.taskexec.kernel.run.Job;
import dev.taskexec.kernel.run.Parts;
import dev.taskexec.kernel.run.Past;
import dev.taskexec.kernel.run.RunLoop;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// One scenario from its start to its end, through as many lives of the kit as it takes.
final class Simulation {
  private static final RunId RUN = new RunId("20261121_094313Z");
  private static final Set<String> AGENTS = new TreeSet<>(List.of("noop", Scenarios.AGENT));
  private static final Duration GRACE = Duration.ofMillis(100);

  private final Scenario scenario;
  private final List<PlannedTask> tasks;
  private final Predicate<PlannedTask> again;
  private final SplittableRandom random;
  private final Map<Sha256, AttemptReport> evidence = new LinkedHashMap<>();
  private final Map<Integer, String> fixed = new TreeMap<>();
  private final Set<Integer> triedAgain = new TreeSet<>();
  private final List<LineStore.Kept> kept = new ArrayList<>();
  private final Doubts doubts = new Doubts();
  private byte[] ledger = {};
  private int boots;
  private long steps;
  private Map<Integer, Outcome> outcomes = Map.of();

  /// How a life of the kit ends before its time.
  ///
  /// @param at the step, from 1
  /// @param machine whether the machine dies with it, and not the kit alone
  /// @param disk whether it is the disk that fails, at this operation of its own
  record End(long at, boolean machine, boolean disk) {
    static final End NEVER = new End(Long.MAX_VALUE, false, false);
  }

  /// @param outcomes words by place
  /// @param fixed what the last life took over, also that it stays in doubt, by place
  /// @param steps of all lives
  /// @param triedAgain what was in doubt and was to run again in the last life
  record Result(
      List<String> outcomes, Map<Integer, String> fixed, Set<Integer> triedAgain, long steps) {}

  private Simulation(Scenario scenario, Predicate<PlannedTask> again) {
    this.scenario = scenario;
    this.tasks = PlannedTask.of(scenario.plan(), task -> task.work().agent());
    this.again = again;
    this.random = new SplittableRandom(scenario.seed() + 1);
  }

  /// @param ends of the first lives; the last one after them comes to its end
  /// @param again whether a task that is in doubt runs again
  static Result run(Scenario scenario, List<End> ends, Predicate<PlannedTask> again) {
    var simulation = new Simulation(scenario, again);
    var lives = new ArrayList<>(ends);
    lives.add(End.NEVER);
    for (var end : lives) {
      if (simulation.live(end)) {
        return simulation.result();
      }
    }
    throw new AssertionError("the last life did not come to its end");
  }

  private Result result() {
    var words = new ArrayList<String>();
    for (var place = 0; place < tasks.size(); place++) {
      words.add(word(outcomes.get(place)));
    }
    return new Result(words, fixed, triedAgain, steps);
  }

  static String word(Outcome outcome) {
    return outcome instanceof Outcome.Skipped(var why, _)
        ? "skipped " + why.word()
        : outcome.word();
  }

  /// @return whether the run came to its end
  private boolean live(End end) {
    var death = new Death(end.disk() ? Long.MAX_VALUE : end.at());
    var time = new VirtualTime();
    var monitor = new Monitor(scenario, tasks, time, doubts);
    var full = end.disk() ? end.at() : Long.MAX_VALUE;
    var store = new MemoryStore(ledger, kept, death, full, monitor::disturbs);
    var chronicle = new MemoryChronicle(death, monitor, doubts, evidence);
    try {
      life(death, store, time, monitor, chronicle);
      outcomes = monitor.settled();
      return true;
    } catch (Crash _) {
      ledger = end.machine() ? store.afterPowerLoss(random) : store.content();
      if (end.machine()) {
        boots++;
        evidence.keySet().removeIf(_ -> random.nextInt(4) == 0);
      }
      return false;
    } catch (EvidenceException _) {
      // The disk was full; somebody made room.
      ledger = store.content();
      return false;
    } catch (InterruptedException | IOException | DamagedLedgerException e) {
      throw new AssertionError(e);
    } finally {
      doubts.end();
      steps += death.steps();
    }
  }

  private void life(
      Death death, MemoryStore store, VirtualTime time, Monitor monitor, MemoryChronicle chronicle)
      throws IOException, DamagedLedgerException, EvidenceException, InterruptedException {
    var boot = "boot-" + boots;
    var known = TestingPasts.read(store, RUN, tasks, boot, evidence, again);
    remember(known.pasts());
    var book = Ledger.reopen(store, "ledger.jsonl", RUN, time, known.end());
    open(book, known, boot);
    var forcing = new boolean[1];
    var inbox = new SimulatedInbox(time, death, monitor, () -> forcing[0]);
    scenario
        .stops()
        .forEach(at -> time.inMs(at, () -> inbox.add(new Message.StopRequest("interrupted"))));
    var ended = new int[tasks.size()];
    known.pasts().forEach((place, past) -> ended[place] = failures(past));
    monitor.restores(known.pasts());
    doubts.begin(new String(store.content(), StandardCharsets.UTF_8));
    var job =
        new Job(
            RUN,
            tasks,
            scenario.workers(),
            false,
            GRACE,
            AGENTS,
            scenario.maxFail(),
            scenario.timeoutMs().isPresent()
                ? Optional.of(Duration.ofMillis(scenario.timeoutMs().getAsLong()))
                : Optional.empty(),
            false,
            known.pasts(),
            known.begun());
    var parts =
        new Parts(
            new SimulatedAttempts(scenario, time, death, monitor, book, store, ended, inbox::add),
            _ -> {
              throw new AssertionError("nothing declares outputs here");
            },
            inbox,
            chronicle,
            book,
            () -> force(book, time, inbox, forcing),
            new Broker(scenario.plan()),
            NeedGraph.of(scenario.plan(), tasks),
            new Candidates(scenario.plan(), tasks),
            new Backoff(new Random(scenario.seed())),
            time,
            time);
    var unused = new RunLoop(job, parts).run(time.instant());
  }

  private void remember(Map<Integer, Past> pasts) {
    fixed.clear();
    triedAgain.clear();
    pasts.forEach(
        (place, past) -> {
          switch (past) {
            case Past.Settled settled -> fixed.put(place, word(settled.report().outcome()));
            case Past.Doubtful doubt when doubt.again() -> triedAgain.add(place);
            case Past.Doubtful _ -> fixed.put(place, "in_doubt");
            case Past.Begun _ -> {}
          }
        });
  }

  private static void open(Ledger book, TestingPasts known, String boot) throws EvidenceException {
    var opening = Obj.builder().put("boot", boot).build();
    if (known.begun()) {
      append(book, AuditKind.RUN_RESUME, opening);
    } else {
      append(book, AuditKind.LEDGER_OPEN, opening);
      var zeros = "0".repeat(64);
      append(
          book,
          AuditKind.RUN_START,
          Obj.builder().put("plan", zeros).put("request", zeros).build());
    }
    var unused = book.force();
  }

  private static void append(Ledger book, AuditKind kind, Obj data) {
    var unused = book.append(kind, Optional.empty(), OptionalInt.empty(), data);
  }

  /// The disk takes a while, and what is added meanwhile is not durable afterwards.
  private void force(Ledger book, VirtualTime time, SimulatedInbox inbox, boolean[] forcing) {
    forcing[0] = true;
    time.in(
        random.nextInt(3_000_000),
        () -> {
          forcing[0] = false;
          try {
            inbox.add(new Message.Forced(book.force()));
          } catch (EvidenceException e) {
            inbox.add(new Message.Unforced(e));
          }
        });
  }

  private static int failures(Past past) {
    return switch (past) {
      case Past.Settled settled -> settled.attempts();
      case Past.Doubtful doubt -> doubt.failures();
      case Past.Begun begun -> begun.failures();
    };
  }
}
