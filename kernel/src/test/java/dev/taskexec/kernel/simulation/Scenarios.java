package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.kernel.simulation.Script.Draw;
import dev.taskexec.kernel.simulation.Script.Kind;
import dev.taskexec.kernel.simulation.Script.Step;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Makes scenarios of seeds.
final class Scenarios {
  static final String AGENT = "work";
  private static final int MOST_QUEUES = 4;
  private static final int MOST_TASKS = 6;
  private static final long LONGEST_MS = 200;

  private final long seed;
  private final SplittableRandom random;
  private final boolean exact;
  private final boolean idempotent;
  private final List<Script> scripts = new ArrayList<>();
  private final List<Task> before = new ArrayList<>();

  private Scenarios(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.exact = chance(0.6);
    this.idempotent = chance(0.6);
  }

  static Scenario of(long seed) {
    return new Scenarios(seed).scenario();
  }

  private Scenario scenario() {
    var queues = new ArrayList<Queue>();
    var count = 1 + random.nextInt(MOST_QUEUES);
    for (var i = 0; i < count; i++) {
      queues.add(queue("Queue " + (char) ('A' + i) + " — Work", queues));
    }
    var plan =
        new ExecutionPlan(
            "sot.md",
            "2026-01-01T00:00:00Z",
            Optional.empty(),
            Optional.empty(),
            ".",
            Grammar.EXTENDED,
            new LinkedHashMap<>(),
            false,
            Optional.empty(),
            shared(0.25),
            new LinkedHashMap<>(),
            queues);
    var stopping = chance(0.25);
    return new Scenario(
        seed,
        plan,
        scripts,
        1 + random.nextInt(5),
        exact && !stopping,
        stopping ? stops() : List.of(),
        stopping && chance(0.4) ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
        stopping && chance(0.3)
            ? OptionalLong.of(1 + random.nextLong(2 * LONGEST_MS))
            : OptionalLong.empty());
  }

  private List<Long> stops() {
    return Stream.generate(() -> random.nextLong(3 * LONGEST_MS))
        .limit(random.nextInt(4))
        .sorted()
        .toList();
  }

  private Queue queue(String name, List<Queue> earlier) {
    var sequential = chance(0.2);
    var limits = shared(0.3);
    var first = List.copyOf(before);
    var tasks = new ArrayList<Task>();
    for (var i = 1 + random.nextInt(MOST_TASKS); i > 0; i--) {
      var task = task(name, earlier, limits);
      tasks.add(task);
      before.add(task);
    }
    return new Queue(
        name,
        queueNeeds(earlier, first),
        sequential ? Order.SEQUENTIAL : Order.PARALLEL,
        chance(0.3) ? OptionalInt.of(1 + random.nextInt(2)) : OptionalInt.empty(),
        chance(0.15)
            ? Optional.of(new Rate(1 + random.nextInt(3), 20 + random.nextInt(300)))
            : Optional.empty(),
        limits,
        JsonValue.NULL,
        tasks);
  }

  private List<Need> queueNeeds(List<Queue> queues, List<Task> tasks) {
    var needs = new ArrayList<Need>();
    if (!queues.isEmpty() && chance(0.25)) {
      needs.add(new Need.OfQueue(any(queues).name(), chance(0.3)));
    }
    if (!tasks.isEmpty() && chance(0.15)) {
      needs.add(new Need.OfTask(any(tasks).id(), chance(0.3)));
    }
    return needs;
  }

  private Task task(String queue, List<Queue> earlier, Budget around) {
    var place = before.size();
    var retry = retry();
    var timed = chance(0.2);
    // What has no effect is given no budget either.
    var silent = !timed && chance(0.1);
    var limits = timed || silent ? Budget.NONE : own(around);
    scripts.add(script(retry, timed, silent, limits));
    var id = new TaskId("TASK-%03d".formatted(place));
    return new Task(
        id,
        id.value(),
        "execution",
        queue,
        place + 1,
        chance(0.05),
        silent
            ? Work.of("noop")
            : new Work(AGENT, List.of(Command.of("true")), OnFailure.STOP, List.of()),
        new Dependencies(
            needs(earlier),
            Stream.of("left", "right").filter(_ -> chance(0.15)).toList(),
            chance(0.15) ? OnFailure.CONTINUE : OnFailure.STOP),
        new Terms(
            false,
            List.of(),
            limits,
            retry,
            timed ? OptionalLong.of(LONGEST_MS + 50) : OptionalLong.empty(),
            idempotent || chance(0.3)),
        Artifacts.NONE,
        List.of(),
        JsonValue.NULL);
  }

  private List<Need> needs(List<Queue> earlier) {
    var needs = new LinkedHashMap<String, Need>();
    for (var i = random.nextInt(3); i > 0 && !before.isEmpty(); i--) {
      var needed = any(before).id();
      needs.put(needed.value(), new Need.OfTask(needed, chance(0.3)));
    }
    if (!earlier.isEmpty() && chance(0.1)) {
      var needed = any(earlier).name();
      needs.put(needed, new Need.OfQueue(needed, chance(0.3)));
    }
    return List.copyOf(needs.values());
  }

  private Optional<Retry> retry() {
    if (!chance(0.3)) {
      return Optional.empty();
    }
    var first = random.nextInt(50);
    return Optional.of(
        new Retry(
            2 + random.nextInt(3),
            first,
            first + random.nextInt(100),
            chance(0.4) ? List.of(75) : List.of()));
  }

  private Script script(Optional<Retry> retry, boolean timed, boolean silent, Budget limits) {
    var steps = new ArrayList<Step>();
    for (var i = 1 + (retry.isPresent() ? random.nextInt(4) : 0); i > 0; i--) {
      steps.add(step(timed, silent, limits));
    }
    return new Script(steps);
  }

  private Step step(boolean timed, boolean silent, Budget limits) {
    var kind = kind(timed);
    var overdone = chance(0.15);
    var draws = new ArrayList<Draw>();
    limits
        .limits()
        .forEach(
            (quantity, limit) -> {
              if (quantity != Quantity.WALL_MS) {
                draws.addAll(draws(quantity, limit, overdone));
              }
            });
    if (!exact && !silent && chance(0.5)) {
      draws.add(new Draw(Quantity.CPU_MS, random.nextInt(30)));
      draws.add(new Draw(Quantity.IO, random.nextInt(3)));
    }
    // Odd, and limits are even, so that nothing ends at the very moment in which it is too late.
    var ms = 1 + 2 * random.nextLong(LONGEST_MS / 2);
    return new Step(kind, chance(0.5) ? 75 : 1, ms, List.copyOf(draws));
  }

  private Kind kind(boolean timed) {
    if (timed && chance(0.3)) {
      return chance(0.7) ? Kind.HANGS : Kind.DEAF;
    }
    if (chance(0.25)) {
      return Kind.FAILS;
    }
    return chance(0.05) ? (chance(0.5) ? Kind.DENIED : Kind.NOOP) : Kind.OK;
  }

  private List<Draw> draws(Quantity quantity, long limit, boolean overdone) {
    if (quantity.held()) {
      return List.of(new Draw(quantity, overdone ? limit + 1 : limit));
    }
    return List.of(
        new Draw(quantity, limit / 2), new Draw(quantity, limit - limit / 2 + (overdone ? 1 : 0)));
  }

  /// What a plan or a queue has. In an exact scenario only what comes back: everybody gets it in
  /// the end.
  private Budget shared(double often) {
    var limits = new EnumMap<Quantity, Long>(Quantity.class);
    if (chance(often)) {
      limits.put(Quantity.MEMORY_BYTES, 100 + random.nextLong(200));
    }
    if (!exact && chance(often)) {
      limits.put(Quantity.CPU_MS, random.nextLong(200));
      limits.put(Quantity.IO, random.nextLong(10));
    }
    if (!exact && chance(often)) {
      limits.put(Quantity.WALL_MS, 2 * random.nextLong(2 * LONGEST_MS));
    }
    return new Budget(limits);
  }

  private Budget own(Budget around) {
    var limits = new EnumMap<Quantity, Long>(Quantity.class);
    if (chance(0.5)) {
      limits.put(Quantity.MEMORY_BYTES, 1 + random.nextLong(100));
    }
    if (chance(0.2)) {
      limits.put(Quantity.CPU_MS, within(around, Quantity.CPU_MS, 60));
    }
    if (chance(0.1)) {
      limits.put(Quantity.WALL_MS, within(around, Quantity.WALL_MS, LONGEST_MS));
    }
    return new Budget(limits);
  }

  private long within(Budget around, Quantity quantity, long most) {
    return Math.min(2 + 2 * random.nextLong(most / 2), around.limit(quantity).orElse(most));
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  private boolean chance(double often) {
    return random.nextDouble() < often;
  }
}
