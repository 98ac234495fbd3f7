package dev.taskexec.planner.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
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
import dev.taskexec.planner.plan.PlanWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The difference of two plans is empty exactly if their digests agree. Plans are drawn from few
/// values, so that many pairs agree in part or in all.
class DifferenceIsTheDigestsTest {
  private static final List<String> IDS = List.of("A", "B", "C");
  private static final List<String> NAMES = List.of("Q1", "Q2", "Q2", "Q2\0002");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_is_empty_exactly_if_the_digests_agree(long seed) {
    var plan = new Drawn(new Random(seed)).plan();
    for (var i = 0; i < 40; i++) {
      var other = new Drawn(new Random(seed * 1_000 + i)).mutated(plan);

      assertThat(PlanDifference.between(plan, other).isEmpty())
          .as("mutation %d of seed %d", i, seed)
          .isEqualTo(PlanWriter.digest(plan).equals(PlanWriter.digest(other)));
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 250);
  }

  /// Plans by chance.
  private record Drawn(Random random) {

    ExecutionPlan plan() {
      return plan(list(3, this::queue));
    }

    /// Another plan that differs in at most one place.
    ExecutionPlan mutated(ExecutionPlan plan) {
      var queues = new ArrayList<>(plan.queues());
      switch (random.nextInt(9)) {
        case 0 -> {
          return header(plan, queues);
        }
        case 1 -> Collections.shuffle(queues, random);
        case 2 -> queues.add(random.nextInt(queues.size() + 1), queue());
        case 3 -> {
          if (!queues.isEmpty()) {
            queues.remove(random.nextInt(queues.size()));
          }
        }
        default -> {
          if (!queues.isEmpty()) {
            var at = random.nextInt(queues.size());
            queues.set(at, mutated(queues.get(at)));
          }
        }
      }
      return plan.withQueues(queues);
    }

    private Queue mutated(Queue queue) {
      var tasks = new ArrayList<>(queue.tasks());
      switch (random.nextInt(6)) {
        case 0 -> Collections.shuffle(tasks, random);
        case 1 -> tasks.add(random.nextInt(tasks.size() + 1), task(queue.name()));
        case 2 -> {
          return queue(queue.name(), tasks);
        }
        case 3 -> {
          return named(pick(NAMES), queue);
        }
        default -> {
          if (!tasks.isEmpty()) {
            var at = random.nextInt(tasks.size());
            var old = tasks.get(at);
            tasks.set(at, random.nextBoolean() ? line(old) : task(queue.name()));
          }
        }
      }
      return queue.withTasks(tasks);
    }

    private static Queue named(String name, Queue queue) {
      return new Queue(
          name,
          queue.needs(),
          queue.order(),
          queue.workers(),
          queue.rate(),
          queue.budget(),
          queue.hooks(),
          queue.tasks());
    }

    private Task line(Task task) {
      return new Task(
          task.id(),
          task.title(),
          task.layer(),
          task.queue(),
          random.nextInt(3),
          task.done(),
          task.work(),
          task.dependencies(),
          task.terms(),
          task.artifacts(),
          task.tags(),
          task.metadata());
    }

    private ExecutionPlan header(ExecutionPlan plan, List<Queue> queues) {
      return random.nextBoolean() ? plan(queues) : plan.withDigest(Sha256.of(new byte[] {1}));
    }

    private ExecutionPlan plan(List<Queue> queues) {
      var params = new LinkedHashMap<String, String>();
      list(2, () -> pick(IDS)).forEach(name -> params.put(name, pick(IDS)));
      var madeFrom = new LinkedHashMap<String, Sha256>();
      madeFrom.put(pick(IDS), Sha256.of(new byte[] {(byte) random.nextInt(2)}));
      return new ExecutionPlan(
          pick(IDS),
          pick(IDS),
          maybe(pick(IDS)),
          Optional.empty(),
          pick(List.of(".", "..")),
          pick(List.of(Grammar.values())),
          params,
          random.nextBoolean(),
          maybe("landlock"),
          budget(),
          madeFrom,
          queues);
    }

    private Queue queue() {
      var name = pick(NAMES);
      return queue(name, list(3, () -> task(name)));
    }

    private Queue queue(String name, List<Task> tasks) {
      return new Queue(
          name,
          needs(),
          pick(List.of(Order.values())),
          random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(2),
          maybe(new Rate(1, 1 + random.nextInt(2))),
          budget(),
          metadata(),
          tasks);
    }

    private Task task(String queue) {
      return new Task(
          new TaskId(pick(IDS)),
          pick(IDS),
          "execution",
          queue,
          random.nextInt(3),
          random.nextBoolean(),
          new Work(
              "shell",
              list(2, () -> Command.of(pick(IDS))),
              pick(List.of(OnFailure.values())),
              list(1, this::effect)),
          new Dependencies(needs(), list(2, () -> pick(IDS)), OnFailure.STOP),
          new Terms(
              random.nextBoolean(),
              list(2, this::permit),
              budget(),
              maybe(new Retry(2, 1, 2, List.of())),
              random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(5),
              false),
          new Artifacts(List.of(), list(1, () -> pick(IDS))),
          list(1, () -> pick(IDS)),
          metadata());
    }

    private EffectEnvelope effect() {
      return EffectEnvelope.of(pick(IDS), 1, JsonValue.Obj.builder().put("a", number()).build());
    }

    private PermitRule permit() {
      return PermitRule.parse(pick(List.of("read:a", "read:a/**", "!read:a", "net:x")));
    }

    private List<Need> needs() {
      return list(2, () -> new Need.OfTask(new TaskId(pick(IDS)), random.nextBoolean()));
    }

    private Budget budget() {
      return random.nextBoolean()
          ? Budget.NONE
          : new Budget(Map.of(pick(List.of(Quantity.values())), (long) random.nextInt(2)));
    }

    /// Among others what is the same for the digest and not for Java.
    private JsonValue metadata() {
      return switch (random.nextInt(5)) {
        case 0 -> JsonValue.Obj.EMPTY;
        case 1 -> JsonValue.Obj.builder().put("x", JsonValue.NULL).build();
        case 2 ->
            JsonValue.Obj.builder()
                .put("x", JsonValue.Obj.builder().put("y", number()).build())
                .build();
        case 3 -> JsonValue.Obj.builder().put("x", number()).put("z", number()).build();
        default -> JsonValue.NULL;
      };
    }

    private JsonValue number() {
      return pick(
          List.of(
              JsonValue.of(1),
              new JsonValue.Real(1.0),
              new JsonValue.Real(-0.0),
              JsonValue.of(0),
              JsonValue.of("1")));
    }

    private <T> Optional<T> maybe(T value) {
      return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T pick(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> list(int most, Supplier<T> item) {
      return IntStream.range(0, random.nextInt(most + 1)).mapToObj(_ -> item.get()).toList();
    }
  }
}
