package dev.taskexec.kernel.budget;

import static dev.taskexec.abi.budget.Usage.How.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.kernel.budget.Broker.Answer;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokerThreadsTest {
  private static final int THREADS = 8;
  private static final int DRAWS = 2_000;

  @RepeatedTest(5)
  void attempts_that_draw_at_once_never_get_more_than_there_is() throws Exception {
    var limit = 25_000L;
    var tasks = new Budget[THREADS];
    Arrays.fill(tasks, Budget.NONE);
    var plan = new TestingBudgets(TestingBudget.of(Quantity.IO, limit)).queue(Budget.NONE, tasks);
    var broker = new Broker(plan.plan());
    var granted = new AtomicLong();
    var work = new ArrayList<Callable<Void>>();
    for (var task : plan.tasks()) {
      var lease = lease(broker, task);
      var random = new Random(task.index());
      work.add(
          () -> {
            for (var draw = 0; draw < DRAWS; draw++) {
              var amount = random.nextLong(5);
              if (lease.spend(Quantity.IO, amount, MEASURED).isEmpty()) {
                granted.addAndGet(amount);
              }
            }
            return null;
          });
    }

    together(work);

    assertThat(granted.get()).isLessThanOrEqualTo(limit).isGreaterThan(limit - 5);
  }

  @RepeatedTest(5)
  void attempts_that_hold_at_once_never_hold_more_than_there_is() throws Exception {
    var limit = 40L;
    var tasks = new Budget[THREADS];
    Arrays.fill(tasks, Budget.NONE);
    var plan =
        new TestingBudgets(TestingBudget.of(Quantity.PROCESSES, limit)).queue(Budget.NONE, tasks);
    var broker = new Broker(plan.plan());
    var held = new AtomicLong();
    var most = new AtomicLong();
    var work = new ArrayList<Callable<Void>>();
    for (var task : plan.tasks()) {
      var lease = lease(broker, task);
      var random = new Random(task.index());
      work.add(
          () -> {
            for (var look = 0; look < DRAWS; look++) {
              var level = random.nextLong(12);
              if (lease.hold(Quantity.PROCESSES, level, MEASURED).isEmpty()) {
                most.accumulateAndGet(held.addAndGet(level), Math::max);
                held.addAndGet(-level);
              }
              assertThat(lease.hold(Quantity.PROCESSES, 0, MEASURED)).isEmpty();
            }
            return null;
          });
    }

    together(work);

    assertThat(most.get()).isLessThanOrEqualTo(limit);
    assertThat(lease(broker, TestingBudgets.with(plan.tasks().getFirst(), Budget.NONE)))
        .satisfies(lease -> assertThat(lease.left(Quantity.PROCESSES)).hasValue(limit));
  }

  @RepeatedTest(5)
  void attempts_that_come_and_go_at_once_give_everything_back() throws Exception {
    var each = TestingBudget.of(Quantity.MEMORY_BYTES, 3);
    var tasks = new Budget[THREADS];
    Arrays.fill(tasks, each);
    var plan =
        new TestingBudgets(TestingBudget.of(Quantity.MEMORY_BYTES, 10)).queue(Budget.NONE, tasks);
    var broker = new Broker(plan.plan());
    var running = new AtomicLong();
    var most = new AtomicLong();
    var work = new ArrayList<Callable<Void>>();
    for (var task : plan.tasks()) {
      work.add(
          () -> {
            for (var attempt = 0; attempt < DRAWS; attempt++) {
              if (broker.reserve(task) instanceof Answer.Granted(var lease)) {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                running.decrementAndGet();
                var _ = broker.settle(lease, Usage.NONE, attempt);
              }
              broker.withdraw(task);
            }
            return null;
          });
    }

    together(work);

    assertThat(most.get()).isBetween(1L, 3L);
    var all =
        TestingBudgets.with(plan.tasks().getFirst(), TestingBudget.of(Quantity.MEMORY_BYTES, 10));
    assertThat(broker.reserve(all)).isInstanceOf(Answer.Granted.class);
  }

  private static Lease lease(Broker broker, PlannedTask task) {
    return ((Answer.Granted) broker.reserve(task)).lease();
  }

  private static void together(ArrayList<Callable<Void>> work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (var done : threads.invokeAll(work)) {
        done.get();
      }
    }
  }
}
