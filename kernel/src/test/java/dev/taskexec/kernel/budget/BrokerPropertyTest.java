package dev.taskexec.kernel.budget;

import static dev.taskexec.abi.budget.Usage.How.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.kernel.budget.Broker.Answer;
import dev.taskexec.kernel.task.PlannedTask;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random plans, and random interleavings of all that can happen to their budgets, against
/// [NaiveBudgets].
class BrokerPropertyTest {
  private static final int BLOCKS = 20;
  private static final int BLOCK = 100;
  private static final int STEPS = 60;

  static LongStream blocks() {
    return LongStream.range(0, BLOCKS).map(block -> block * BLOCK);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("blocks")
  void every_answer_is_what_the_rules_say_and_nothing_waits_for_ever(long first) {
    for (var seed = first; seed < first + BLOCK; seed++) {
      new Story(seed).tell();
    }
  }

  private static final class Story {
    private final long seed;
    private final Random random;
    private final List<PlannedTask> tasks;
    private final Broker broker;
    private final NaiveBudgets model;
    private final Map<Integer, Running> running = new TreeMap<>();

    private record Running(Lease lease, NaiveBudgets.Attempt attempt) {}

    Story(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      var budgets = new TestingBudgets(budget(20));
      for (var queue = 0; queue < 3; queue++) {
        budgets.queue(budget(14), budget(8), budget(8), budget(8), budget(8));
      }
      this.tasks = budgets.tasks();
      this.broker = new Broker(budgets.plan());
      this.model = new NaiveBudgets(budgets.plan());
    }

    void tell() {
      for (var step = 0; step < STEPS; step++) {
        switch (random.nextInt(10)) {
          case 0, 1, 2 -> ask(tasks.get(random.nextInt(tasks.size())));
          case 3, 4, 5 -> spend();
          case 6 -> hold();
          case 7, 8 -> settle();
          default -> withdraw();
        }
        askAgain();
        nothingIsSetAsideBeyondALimit();
        nobodyWaitsWhoCouldRun();
      }
      while (!running.isEmpty()) {
        settle();
        askAgain();
      }
      assertThat(model.line()).as("waits for ever, seed %d", seed).isEmpty();
      whatIsLeftIsExact();
    }

    private void ask(PlannedTask task) {
      if (running.containsKey(task.index())) {
        return;
      }
      var wanted = model.answer(task);
      var got = broker.reserve(task);
      var word =
          switch (got) {
            case Answer.Granted(var lease) -> {
              running.put(task.index(), new Running(lease, model.grant(task)));
              yield "granted";
            }
            case Answer.Refused _ -> {
              model.refuse(task);
              yield "refused";
            }
            case Answer.Wait _ -> {
              model.wait(task);
              yield "waits";
            }
          };
      assertThat(word).as("seed %d, %s", seed, task).isEqualTo(wanted);
    }

    private void askAgain() {
      for (var again = broker.mayAskAgain(); !again.isEmpty(); again = broker.mayAskAgain()) {
        again.forEach(this::ask);
      }
    }

    private void spend() {
      any()
          .ifPresent(
              each -> {
                var quantity = quantity();
                if (quantity.held() || quantity == Quantity.WALL_MS) {
                  return;
                }
                var amount = amount(5);
                var used = each.attempt().used(quantity).add(BigInteger.valueOf(amount));
                var before = overrun(each.attempt(), quantity, used);
                var overrun = each.lease().spend(quantity, amount, MEASURED);
                same(overrun, before);
                if (before.isEmpty() || quantity != Quantity.IO) {
                  each.attempt().uses(quantity, used);
                }
              });
    }

    /// Memory that does not fit is seen and not set aside, so only what fits is said here.
    private void hold() {
      any()
          .ifPresent(
              each -> {
                var quantity = random.nextBoolean() ? Quantity.MEMORY_BYTES : Quantity.PROCESSES;
                var level = amount(6);
                var used = BigInteger.valueOf(level);
                if (overrun(each.attempt(), quantity, used).isEmpty()) {
                  assertThat(each.lease().hold(quantity, level, MEASURED))
                      .as("seed %d", seed)
                      .isEmpty();
                  each.attempt().uses(quantity, used);
                }
              });
    }

    private void settle() {
      any()
          .ifPresent(
              each -> {
                var reported = new EnumMap<Quantity, Usage.Figure>(Quantity.class);
                for (var quantity : Quantity.values()) {
                  if (random.nextInt(3) == 0) {
                    reported.put(quantity, new Usage.Figure(amount(9), MEASURED));
                  }
                }
                var charged = broker.settle(each.lease(), new Usage(reported), random.nextLong());
                reported.forEach(
                    (quantity, figure) -> {
                      var amount = BigInteger.valueOf(figure.amount());
                      each.attempt().uses(quantity, each.attempt().used(quantity).max(amount));
                    });
                each.attempt().settle();
                running.remove(each.attempt().task().index());
                if (each.lease().isBounded()) {
                  for (var quantity : Quantity.values()) {
                    var figure = charged.figures().get(quantity);
                    var amount = figure == null ? 0 : figure.amount();
                    assertThat(BigInteger.valueOf(amount))
                        .as("seed %d %s", seed, quantity)
                        .isGreaterThanOrEqualTo(each.attempt().used(quantity).min(MOST));
                  }
                }
              });
    }

    private void withdraw() {
      var task = tasks.get(random.nextInt(tasks.size()));
      broker.withdraw(task);
      model.refuse(task);
    }

    private void same(Optional<Overrun> overrun, Optional<String> owner) {
      assertThat(overrun.map(Overrun::owner)).as("seed %d", seed).isEqualTo(owner);
      overrun.ifPresent(
          each -> assertThat(each.amount()).as("seed %d", seed).isGreaterThan(each.limit()));
    }

    /// Whose bound does not reach for that much in all.
    private Optional<String> overrun(
        NaiveBudgets.Attempt attempt, Quantity quantity, BigInteger used) {
      var own = attempt.task().task().terms().budget().limit(quantity);
      if (own.isPresent()) {
        var limit = BigInteger.valueOf(own.getAsLong());
        return used.compareTo(limit) > 0 ? Optional.of("the task") : Optional.empty();
      }
      var more = used.subtract(attempt.used(quantity));
      return NaiveBudgets.owners(attempt.task()).stream()
          .filter(owner -> model.limit(owner, quantity) != null)
          .filter(owner -> more.compareTo(model.free(owner, quantity)) > 0)
          .findFirst();
    }

    private void nothingIsSetAsideBeyondALimit() {
      for (var task : tasks) {
        for (var owner : NaiveBudgets.owners(task)) {
          for (var quantity : Quantity.values()) {
            var limit = model.limit(owner, quantity);
            if (limit != null) {
              assertThat(model.aside(owner, quantity))
                  .as("seed %d %s of %s", seed, quantity, owner)
                  .isLessThanOrEqualTo(limit);
            }
          }
        }
      }
    }

    /// Between two settlements only a memory that was given back early may leave somebody waiting
    /// who could run.
    private void nobodyWaitsWhoCouldRun() {
      for (var task : List.copyOf(model.line().values())) {
        if (model.answer(task).equals("granted")) {
          assertThat(holdsAndDraws()).as("seed %d, %s", seed, task).isTrue();
        }
      }
    }

    private boolean holdsAndDraws() {
      return running.values().stream()
          .anyMatch(
              each ->
                  each.attempt()
                          .task()
                          .task()
                          .terms()
                          .budget()
                          .limit(Quantity.MEMORY_BYTES)
                          .isEmpty()
                      || each.attempt()
                          .task()
                          .task()
                          .terms()
                          .budget()
                          .limit(Quantity.PROCESSES)
                          .isEmpty());
    }

    /// A task that wants exactly what is left gets it, and one that wants one more does not.
    private void whatIsLeftIsExact() {
      var task = tasks.getFirst();
      for (var quantity : Quantity.values()) {
        var left =
            NaiveBudgets.owners(task).stream()
                .filter(owner -> model.limit(owner, quantity) != null)
                .map(owner -> model.free(owner, quantity))
                .min(BigInteger::compareTo);
        if (left.isEmpty() || left.get().equals(MOST)) {
          continue;
        }
        var wanted = nothingElse();
        wanted.put(quantity, left.get().longValueExact());
        var exactly = broker.reserve(TestingBudgets.with(task, new Budget(wanted)));
        assertThat(exactly).as("seed %d %s", seed, quantity).isInstanceOf(Answer.Granted.class);
        var _ = broker.settle(((Answer.Granted) exactly).lease(), Usage.NONE, 0);
        wanted.merge(quantity, 1L, Long::sum);
        assertThat(broker.reserve(TestingBudgets.with(task, new Budget(wanted))))
            .as("seed %d %s", seed, quantity)
            .isInstanceOf(Answer.Refused.class);
      }
    }

    private static Map<Quantity, Long> nothingElse() {
      var nothing = new LinkedHashMap<Quantity, Long>();
      for (var quantity : Quantity.values()) {
        nothing.put(quantity, 0L);
      }
      return nothing;
    }

    private Optional<Running> any() {
      var all = List.copyOf(running.values());
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Quantity quantity() {
      return Quantity.values()[random.nextInt(Quantity.values().length)];
    }

    private long amount(int most) {
      return random.nextInt(40) == 0 ? Long.MAX_VALUE - random.nextInt(3) : random.nextInt(most);
    }

    private Budget budget(int most) {
      var limits = new EnumMap<Quantity, Long>(Quantity.class);
      for (var quantity : Quantity.values()) {
        if (random.nextInt(3) == 0) {
          limits.put(
              quantity,
              random.nextInt(30) == 0 ? Long.MAX_VALUE - random.nextInt(3) : random.nextInt(most));
        }
      }
      return new Budget(limits);
    }

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  }
}
