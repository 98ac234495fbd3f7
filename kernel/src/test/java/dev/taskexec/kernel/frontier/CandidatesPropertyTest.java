package dev.taskexec.kernel.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is offered, taken, put back, started and given back, and whenever: what is taken is
/// what the rules say, so nothing that could start is left, and no limit is ever exceeded.
class CandidatesPropertyTest {
  private static final int PLANS = 40;
  private static final int STEPS = 150;
  private static final int MOST_STEPS = 100_000;
  private static final long NANOS_PER_MS = 1_000_000;

  static LongStream seeds() {
    return Seeds.of(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(60)
  void what_is_taken_is_what_the_rules_say(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < PLANS; i++) {
      var trial = new Trial(random);
      for (var step = 0; step < STEPS; step++) {
        trial.step();
      }
      trial.checkRates();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(60)
  void all_that_is_offered_once_is_started_once(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < PLANS; i++) {
      var trial = new Trial(random);
      trial.runAll();
      trial.checkRates();
    }
  }

  private static final class Trial {
    private final Random random;
    private final ExecutionPlan plan;
    private final List<PlannedTask> tasks;
    private final Candidates candidates;
    private final NaiveCandidates model;
    private long now;

    Trial(Random random) {
      this.random = random;
      var sketch = new RandomSketch(random);
      this.plan = sketch.plan();
      this.tasks = sketch.selection(plan);
      this.candidates = new Candidates(plan, tasks);
      this.model = new NaiveCandidates(plan);
      this.now = random.nextInt(100);
    }

    void step() {
      switch (random.nextInt(11)) {
        case 0, 1, 2 -> one(absent()).ifPresent(this::offer);
        case 3, 4 -> take(random.nextInt(3) == 0);
        case 5 -> takeAll();
        case 6 -> one(model.taken).ifPresent(this::start);
        case 7 -> one(model.started).or(() -> one(model.taken)).ifPresent(this::release);
        case 8 -> one(model.taken).ifPresent(this::putBack);
        case 9 -> one(model.putBack).ifPresent(this::unpark);
        default -> passTime();
      }
      if (random.nextInt(200) == 0) {
        rest();
      }
    }

    /// Each task once, with what waits for a budget and for time in between.
    void runAll() {
      var starts = new HashMap<PlannedTask, Integer>();
      tasks.forEach(this::offer);
      for (var steps = 0; starts.size() < tasks.size(); steps++) {
        assertThat(steps).as("it gets on").isLessThan(MOST_STEPS);
        var task = take(false);
        if (task.isPresent() && random.nextInt(5) == 0) {
          putBack(task.get());
        } else if (task.isPresent()) {
          start(task.get());
          assertThat(starts.merge(task.get(), 1, Integer::sum)).isEqualTo(1);
        } else if (!model.putBack.isEmpty() && random.nextBoolean()) {
          unpark(one(model.putBack).orElseThrow());
        } else if (!model.started.isEmpty() && random.nextBoolean()) {
          release(one(model.started).orElseThrow());
        } else {
          var next = candidates.nextRate(now);
          now = next == Long.MAX_VALUE ? now : next;
        }
      }
      assertThat(take(false)).isEmpty();
    }

    void checkRates() {
      model.starts().forEach((queue, times) -> check(plan.queues().get(queue).rate(), times));
    }

    private static void check(Optional<Rate> rate, List<Long> times) {
      if (rate.isPresent()) {
        var count = (int) rate.get().count();
        for (var i = count; i < times.size(); i++) {
          assertThat(times.get(i) - times.get(i - count))
              .isGreaterThanOrEqualTo(rate.get().perMs() * NANOS_PER_MS);
        }
      }
    }

    private Optional<PlannedTask> take(boolean ahead) {
      var expected = model.next(now, ahead);
      var task = candidates.take(now, ahead);
      assertThat(task).isEqualTo(expected);
      task.ifPresent(
          each -> {
            model.offered.remove(each);
            model.taken.add(each);
          });
      if (task.isEmpty() && !ahead) {
        checkNextRate();
      }
      return task;
    }

    /// It may be too early, as who waits for time may be stopped elsewhere then, but never too
    /// late.
    private void checkNextRate() {
      var next = candidates.nextRate(now);
      assertThat(next).isGreaterThan(now);
      model.nextRate(now).ifPresent(time -> assertThat(next).isLessThanOrEqualTo(time));
      if (!model.someoneMayWaitForTime(now)) {
        assertThat(next).isEqualTo(Long.MAX_VALUE);
      }
    }

    private void takeAll() {
      while (take(false).isPresent()) {
        checkLimits();
      }
    }

    private void checkLimits() {
      var held = new HashMap<String, Integer>();
      for (var holder : List.of(model.taken, model.started)) {
        for (var task : holder) {
          Set.copyOf(task.task().dependencies().uses())
              .forEach(lock -> held.merge(lock, 1, Integer::sum));
          held.merge(String.valueOf(task.queue()), 1, Integer::sum);
        }
      }
      for (Map.Entry<String, Integer> each : held.entrySet()) {
        var name = each.getKey();
        var most =
            name.startsWith("lock")
                ? 1
                : plan.queues().get(Integer.parseInt(name)).workers().orElse(Integer.MAX_VALUE);
        assertThat(each.getValue()).as(name).isLessThanOrEqualTo(most);
      }
    }

    private void offer(PlannedTask task) {
      candidates.offer(task);
      model.offered.add(task);
    }

    private void start(PlannedTask task) {
      candidates.started(task, now);
      model.start(task, now);
    }

    private void release(PlannedTask task) {
      candidates.release(task);
      model.taken.remove(task);
      model.started.remove(task);
    }

    private void putBack(PlannedTask task) {
      candidates.putBack(task);
      model.taken.remove(task);
      model.putBack.add(task);
    }

    private void unpark(PlannedTask task) {
      candidates.unpark(task);
      model.putBack.remove(task);
      model.offered.add(task);
    }

    private void rest() {
      var rest = candidates.rest();
      model.offered.addAll(model.putBack);
      assertThat(rest)
          .containsExactlyElementsOf(
              model.offered.stream().sorted(Comparator.comparingInt(PlannedTask::index)).toList());
      model.offered.clear();
      model.putBack.clear();
    }

    private void passTime() {
      var next = candidates.nextRate(now);
      now =
          next != Long.MAX_VALUE && random.nextBoolean()
              ? Math.max(now, next - random.nextInt(2))
              : now + random.nextLong(6 * NANOS_PER_MS);
    }

    private List<PlannedTask> absent() {
      return tasks.stream()
          .filter(task -> !model.offered.contains(task) && !model.taken.contains(task))
          .filter(task -> !model.started.contains(task) && !model.putBack.contains(task))
          .toList();
    }

    private Optional<PlannedTask> one(Iterable<PlannedTask> of) {
      // Sets of records come in an order of their own.
      var sorted = new ArrayList<PlannedTask>();
      of.forEach(sorted::add);
      sorted.sort(Comparator.comparingInt(PlannedTask::index));
      return sorted.isEmpty()
          ? Optional.empty()
          : Optional.of(sorted.get(random.nextInt(sorted.size())));
    }
  }
}
