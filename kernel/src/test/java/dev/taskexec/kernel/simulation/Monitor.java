package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.run.Past;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Watches one life of the kit and throws when it breaks a rule. It looks at everything anew each
/// time, which is slow and hard to get wrong.
final class Monitor {
  private static final long NANOS_PER_MS = 1_000_000;

  private final Scenario scenario;
  private final List<PlannedTask> tasks;
  private final VirtualTime time;
  private final Map<Integer, Outcome> settled = new TreeMap<>();
  private final Map<Integer, Going> running = new LinkedHashMap<>();
  private final Map<Integer, Integer> attempts = new HashMap<>();
  private final Map<Integer, Long> notBefore = new HashMap<>();
  private final Map<String, List<Long>> starts = new HashMap<>();
  private final Map<String, Map<Quantity, Long>> spent = new HashMap<>();
  private final Map<Quantity, Long> overdrawn = new HashMap<>();
  private final Doubts doubts;
  private @Nullable AssertionError failure;
  private boolean stopping;
  private boolean disturbed;
  private boolean ended;

  /// An attempt as the world sees it.
  private static final class Going {
    final Attempt attempt;
    final long since;
    final Map<Quantity, Long> drawn = new HashMap<>();

    Going(Attempt attempt, long since) {
      this.attempt = attempt;
      this.since = since;
    }
  }

  /// @param doubts of all lives
  Monitor(Scenario scenario, List<PlannedTask> tasks, VirtualTime time, Doubts doubts) {
    this.doubts = doubts;
    this.scenario = scenario;
    this.tasks = tasks;
    this.time = time;
  }

  // ---- what the loop does ----

  /// What was spent in earlier lives is spent.
  void restores(Map<Integer, Past> pasts) {
    pasts.forEach(
        (place, past) -> {
          attempts.put(place, attempts(past));
          if (past instanceof Past.Settled ended) {
            ended
                .report()
                .usage()
                .figures()
                .forEach((quantity, figure) -> charge(place, quantity, figure.amount()));
          }
        });
  }

  private static int attempts(Past past) {
    return switch (past) {
      case Past.Settled ended -> ended.attempts();
      case Past.Doubtful doubt -> doubt.attempts();
      case Past.Begun begun -> begun.attempts();
    };
  }

  private void charge(int place, Quantity quantity, long amount) {
    if (!quantity.held()) {
      for (var account : accounts(place).keySet()) {
        spent.computeIfAbsent(account, _ -> new HashMap<>()).merge(quantity, amount, Long::sum);
      }
    }
  }

  /// @param durable whether the attempt's intent would survive the machine's death
  void starts(Attempt attempt, boolean durable) {
    var planned = attempt.planned();
    var place = planned.index();
    var queue = queueOf(place);
    var uses = planned.task().dependencies().uses();
    check(!ended, "%s starts after the end", planned.instance());
    check(!stopping, "%s starts although the run is stopping", planned.instance());
    check(!settled.containsKey(place), "%s starts after its outcome", planned.instance());
    check(!running.containsKey(place), "%s runs twice at once", planned.instance());
    check(attempt.number() > attempts.getOrDefault(place, 0), "%s has an old number", attempt);
    check(running.size() < scenario.workers(), "%s has no slot", planned.instance());
    check(hasRoom(queue), "%s is one too many of its queue", planned.instance());
    check(isFree(uses), "%s has no lock", planned.instance());
    check(isInTime(queue), "%s comes too early for its queue's rate", planned.instance());
    check(needsAreMet(place), "%s starts before what it needs", planned.instance());
    check(
        time.getAsLong() >= notBefore.getOrDefault(place, 0L),
        "%s does not wait",
        planned.instance());
    check(durable || isSilent(planned), "%s has no durable intent", planned.instance());
    if (!isSilent(planned)) {
      checkReservation(place);
    }
    attempts.put(place, attempt.number());
    starts.computeIfAbsent(queue.name(), _ -> new ArrayList<>()).add(time.getAsLong());
    running.put(place, new Going(attempt, time.ms()));
  }

  /// From here on it may have done something.
  void begins(Attempt attempt) {
    doubts.start(attempt.planned().instance(), attempt.number());
  }

  /// A draw that the lease allowed.
  void draws(int place, Quantity quantity, long amount) {
    var going = running.get(place);
    if (going == null) {
      throw broken("a draw of nobody");
    }
    going.drawn.merge(quantity, amount, quantity.held() ? (_, level) -> level : Long::sum);
    if (amount == 0 || tasks.get(place).task().terms().budget().limit(quantity).isPresent()) {
      return;
    }
    for (var account : accounts(place).entrySet()) {
      var limit = account.getValue().limit(quantity);
      check(
          limit.isEmpty() || committed(account.getKey(), quantity) <= limit.getAsLong(),
          "%s lets too much be drawn of %s",
          account.getKey(),
          quantity);
    }
  }

  /// A draw that the lease did not allow is counted all the same.
  void overdraws(int place, Quantity quantity, long amount) {
    overdrawn.merge(quantity, amount, Long::sum);
    var going = running.get(place);
    if (going != null && !quantity.held()) {
      going.drawn.merge(quantity, amount, Long::sum);
    }
  }

  /// In the world, whoever knows of it.
  void ends(int place) {
    var going = running.remove(place);
    if (going == null) {
      return;
    }
    going.drawn.put(Quantity.WALL_MS, time.ms() - going.since);
    going.drawn.forEach((quantity, amount) -> charge(place, quantity, amount));
  }

  void waits(Instance instance, long ms) {
    tasks.stream()
        .filter(planned -> planned.instance().equals(instance))
        .forEach(planned -> notBefore.put(planned.index(), time.getAsLong() + ms * NANOS_PER_MS));
  }

  void settles(PlannedTask planned, Outcome outcome) {
    var before = settled.put(planned.index(), outcome);
    check(before == null, "%s gets a second outcome", planned.instance());
  }

  void stops() {
    stopping = true;
  }

  /// The disk has failed: the run will end as soon as the loop knows.
  void disturbs() {
    disturbed = true;
  }

  void endsRun() {
    check(!ended, "the run ends twice%s", "");
    check(settled.size() == tasks.size(), "%s have no outcome", unsettled());
    ended = true;
  }

  /// Nobody has anything to do until some later time: then nothing may be left that could start.
  void idles() {
    if (stopping || disturbed || running.size() >= scenario.workers()) {
      return;
    }
    for (var planned : tasks) {
      var place = planned.index();
      var waits = settled.containsKey(place) || running.containsKey(place);
      if (!waits && !isBounded(place) && couldStart(planned)) {
        throw broken(planned.instance() + " could start and does not");
      }
    }
  }

  Map<Integer, Outcome> settled() {
    return settled;
  }

  // ---- the rules ----

  private boolean couldStart(PlannedTask planned) {
    var queue = queueOf(planned.index());
    return needsAreMet(planned.index())
        && time.getAsLong() >= notBefore.getOrDefault(planned.index(), 0L)
        && hasRoom(queue)
        && isInTime(queue)
        && isFree(planned.task().dependencies().uses());
  }

  private boolean hasRoom(Queue queue) {
    var some = running.keySet().stream().filter(place -> queueOf(place) == queue).count();
    return queue.workers().isEmpty() || some < queue.workers().getAsInt();
  }

  private boolean isFree(List<String> locks) {
    return running.keySet().stream()
        .flatMap(place -> tasks.get(place).task().dependencies().uses().stream())
        .noneMatch(locks::contains);
  }

  private boolean isInTime(Queue queue) {
    if (queue.rate().isEmpty()) {
      return true;
    }
    var rate = queue.rate().get();
    var recent =
        starts.getOrDefault(queue.name(), List.of()).stream()
            .filter(at -> at > time.getAsLong() - rate.perMs() * NANOS_PER_MS)
            .count();
    return recent < rate.count();
  }

  private boolean needsAreMet(int place) {
    var queue = queueOf(place);
    var before = place - 1;
    if (queue.order() == Order.SEQUENTIAL
        && before >= 0
        && queueOf(before) == queue
        && !isGood(before)) {
      return false;
    }
    return queue.needs().stream().allMatch(this::isMet)
        && tasks.get(place).task().dependencies().needs().stream().allMatch(this::isMet);
  }

  private boolean isMet(Need need) {
    return tasks.stream()
        .filter(planned -> isMeant(need, planned))
        .allMatch(
            planned ->
                need.anyOutcome() ? settled.containsKey(planned.index()) : isGood(planned.index()));
  }

  private static boolean isMeant(Need need, PlannedTask planned) {
    return switch (need) {
      case Need.OfTask(var id, _) -> planned.task().id().equals(id);
      case Need.OfQueue(var name, _) -> planned.task().queue().equals(name);
    };
  }

  private boolean isGood(int place) {
    var outcome = outcome(place);
    return outcome != null && tasks.get(place).isGood(outcome);
  }

  private @Nullable Outcome outcome(int place) {
    return settled.get(place);
  }

  // ---- budgets ----

  private void checkReservation(int place) {
    tasks
        .get(place)
        .task()
        .terms()
        .budget()
        .limits()
        .forEach(
            (quantity, wanted) ->
                accounts(place)
                    .forEach(
                        (account, budget) -> {
                          var limit = budget.limit(quantity).orElse(Long.MAX_VALUE / 2);
                          var taken = committed(account, quantity);
                          check(
                              taken + wanted <= limit + slack(quantity),
                              "%s is given %d %s of %s, where %d of %d are gone",
                              tasks.get(place).instance(),
                              wanted,
                              quantity,
                              account,
                              taken,
                              limit);
                        }));
  }

  /// What was drawn beyond a bound after it was given to somebody who only starts now. Time goes on
  /// while an attempt that is over its time ends politely, so that no more is known of it here.
  private long slack(Quantity quantity) {
    return quantity == Quantity.WALL_MS ? Long.MAX_VALUE / 4 : overdrawn.getOrDefault(quantity, 0L);
  }

  private long committed(String account, Quantity quantity) {
    var held =
        running.entrySet().stream()
            .filter(each -> accounts(each.getKey()).containsKey(account))
            .mapToLong(
                each ->
                    tasks
                        .get(each.getKey())
                        .task()
                        .terms()
                        .budget()
                        .limit(quantity)
                        .orElse(each.getValue().drawn.getOrDefault(quantity, 0L)))
            .sum();
    return held + spent.getOrDefault(account, Map.of()).getOrDefault(quantity, 0L);
  }

  private Map<String, Budget> accounts(int place) {
    var accounts = new LinkedHashMap<String, Budget>();
    accounts.put("the plan", scenario.plan().budget());
    accounts.put(queueOf(place).name(), queueOf(place).budget());
    return accounts;
  }

  private boolean isBounded(int place) {
    return accounts(place).values().stream().anyMatch(budget -> !budget.isUnlimited());
  }

  // ---- the plan ----

  private Queue queueOf(int place) {
    var behind = place;
    for (var queue : scenario.plan().queues()) {
      if (behind < queue.tasks().size()) {
        return queue;
      }
      behind -= queue.tasks().size();
    }
    throw new AssertionError("no task at " + place);
  }

  static boolean isSilent(PlannedTask planned) {
    return planned.agent().equals("noop");
  }

  private List<String> unsettled() {
    return tasks.stream()
        .filter(planned -> !settled.containsKey(planned.index()))
        .map(planned -> planned.instance().toString())
        .toList();
  }

  private void check(boolean holds, String message, Object... about) {
    if (!holds) {
      throw broken(message.formatted(about));
    }
  }

  /// The first rule that was broken is the one to tell; what the loop does about the exception may
  /// break others.
  private AssertionError broken(String message) {
    if (failure == null) {
      failure = new AssertionError(message);
    }
    return failure;
  }
}
