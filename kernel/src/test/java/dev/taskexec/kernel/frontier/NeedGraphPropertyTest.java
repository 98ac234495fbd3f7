package dev.taskexec.kernel.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.frontier.NeedGraph.Doomed;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the plan and whatever the order in which its tasks are settled, the graph names what
/// the rules name, when they name it.
class NeedGraphPropertyTest {
  private static final int PLANS = 60;
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  static LongStream seeds() {
    return Seeds.of(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(60)
  void the_graph_agrees_with_the_rules(long seed) {
    var random = new Random(seed);
    for (var i = 0; i < PLANS; i++) {
      new Trial(random).run();
    }
  }

  private static final class Trial {
    private final Random random;
    private final List<PlannedTask> tasks;
    private final NeedGraph graph;
    private final NaiveNeeds model;
    private final List<PlannedTask> ready = new ArrayList<>();
    private final List<PlannedTask> doomed = new ArrayList<>();
    private final Set<PlannedTask> named = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private boolean begun;

    Trial(Random random) {
      this.random = random;
      var sketch = new RandomSketch(random);
      var plan = sketch.plan();
      this.tasks = sketch.selection(plan);
      this.graph = NeedGraph.of(plan, tasks);
      this.model = new NaiveNeeds(plan, tasks);
    }

    void run() {
      if (random.nextBoolean()) {
        settleSomeFirst();
      }
      var free = graph.free();
      begun = true;
      assertThat(free).isSortedAccordingTo((a, b) -> a.index() - b.index());
      takeUp(free, List.of());
      while (!ready.isEmpty() || !doomed.isEmpty()) {
        // What is doomed may wait for its outcome as long as it likes.
        var from = ready.isEmpty() || !doomed.isEmpty() && random.nextBoolean() ? doomed : ready;
        var task = from.remove(random.nextInt(from.size()));
        settle(task, from == doomed ? new Skipped(Why.NEED_FAILED, "") : outcome());
      }
      assertThat(tasks).allMatch(model::isSettled);
    }

    /// As the run loop does with what is done in the source, or finished before it was resumed.
    private void settleSomeFirst() {
      for (var task : tasks) {
        if (random.nextInt(4) == 0) {
          named.add(task);
          settle(task, random.nextBoolean() ? new Skipped(Why.DONE, "") : outcome());
          ready.remove(task);
          doomed.remove(task);
        }
      }
    }

    private void settle(PlannedTask task, Outcome outcome) {
      var isCause = !task.isGood(outcome) && !(outcome instanceof Skipped);
      if (isCause) {
        failed.add(task.instance().toString());
      }
      model.settle(task, outcome);
      var after = graph.settle(task, outcome);
      takeUp(after.ready(), after.doomed());
    }

    private void takeUp(List<PlannedTask> nowReady, List<Doomed> nowDoomed) {
      for (var task : nowReady) {
        assertThat(named.add(task)).as("%s is named once", task.instance()).isTrue();
        ready.add(task);
      }
      for (var each : nowDoomed) {
        assertThat(named.add(each.task())).as("%s is named once", each.task()).isTrue();
        assertThat(failed).as(each.reason()).contains(lastName(each.reason()));
        doomed.add(each.task());
      }
      // Before that, what is free at the beginning is still to be told.
      if (begun) {
        assertThat(new HashSet<>(ready)).isEqualTo(model.ready());
        assertThat(new HashSet<>(doomed)).isEqualTo(model.doomed());
      }
    }

    private Outcome outcome() {
      return switch (random.nextInt(9)) {
        case 0 -> new Outcome.Error("no");
        case 1 -> new Outcome.Timeout(Duration.ofMillis(1));
        case 2 -> new Outcome.Cancelled("stop");
        case 3 -> new Outcome.Noop();
        case 4 -> new Skipped(Why.UP_TO_DATE, "");
        default -> new Outcome.Ok();
      };
    }

    private static String lastName(String reason) {
      return NAME.matcher(reason).results().map(match -> match.group(1)).toList().getLast();
    }
  }
}
