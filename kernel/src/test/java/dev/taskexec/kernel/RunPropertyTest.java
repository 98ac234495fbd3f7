package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the plan, however long its tasks take and whenever somebody asks to stop: every task
/// gets exactly one outcome, and everything that is written agrees.
class RunPropertyTest {
  private static final AttemptReport OK = AttemptReport.of(new Ok());

  @TempDir Path folder;

  static LongStream seeds() {
    return new Random().longs(40);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(60)
  void every_task_gets_one_outcome_and_all_records_agree(long seed) throws Exception {
    var random = new Random(seed);
    var plan = plan(random);
    var run = run(random.nextLong(), random.nextInt(3) == 0);
    var workers = 1 + random.nextInt(8);

    var done = run.run(workers, plan);

    var finished = done.finished();
    var instances = finished.stream().map(TaskFinished::instance).toList();
    assertThat(instances).hasSize(plan.size()).doesNotHaveDuplicates();
    assertThat(done.each("task"))
        .containsExactlyElementsOf(plan.tasks().map(task -> (Object) task.id().value()).toList());
    var outcomes = new HashMap<String, Object>();
    finished.forEach(each -> outcomes.put(each.instance().toString(), each.outcome().word()));
    for (var result : done.results()) {
      var number = (Long) result.get("instance");
      var instance = result.get("task") + (number == 1 ? "" : "#" + number);
      assertThat(result.get("status")).isEqualTo(outcomes.get(instance));
    }
    assertThat(startedBeforeFinished(done)).isTrue();
    assertThat(done.evidence())
        .hasSize((int) done.events().stream().filter(TaskStarted.class::isInstance).count())
        .allSatisfy(
            line -> assertThat(line.get("outcome")).isEqualTo(outcomes.get(line.get("instance"))));
    assertThat(TestingJson.lines(done.text("events.ndjson"))).hasSize(done.events().size());
    assertThat(done.json().get("status")).isEqualTo(done.report().good() ? "ok" : "error");
    assertThat(mostAtOnce(done)).isLessThanOrEqualTo(workers);
  }

  private static ExecutionPlan plan(Random random) {
    var tasks = new ArrayList<Task>();
    for (var i = random.nextInt(60); i > 0; i--) {
      tasks.add(
          TestingPlan.task(
              "TASK-" + random.nextInt(30),
              List.of("testing", "testing", "testing", "noop", "nobody").get(random.nextInt(5)),
              random.nextInt(10) == 0,
              OnFailure.values()[random.nextInt(2)]));
    }
    return TestingPlan.of(tasks);
  }

  private TestingRun run(long seed, boolean stops) {
    var run = new TestingRun(folder);
    run.grace = Duration.ofSeconds(30);
    return run.with(
        context -> {
          var random = new Random(seed ^ context.instance().toString().hashCode());
          LockSupport.parkNanos(random.nextInt(2_000_000));
          if (stops && random.nextInt(15) == 0) {
            run.cancellation.request("stop");
          }
          return switch (random.nextInt(8)) {
            case 0 -> AttemptReport.of(new Outcome.Error("no"));
            case 1 -> throw new IllegalStateException("bug");
            case 2 -> throw new InterruptedException();
            default -> OK;
          };
        });
  }

  private static boolean startedBeforeFinished(TestingRun.Done done) {
    var events = done.events();
    var started = new HashMap<Object, Boolean>();
    for (var event : events) {
      switch (event) {
        case TaskStarted start -> started.put(start.instance(), true);
        case TaskFinished finish -> {
          var mayBeUnstarted = finish.ms() == 0;
          if (!started.containsKey(finish.instance()) && !mayBeUnstarted) {
            return false;
          }
        }
        default -> {}
      }
    }
    return events.getFirst() instanceof RunStarted && events.getLast() instanceof RunFinished;
  }

  private static int mostAtOnce(TestingRun.Done done) {
    var running = 0;
    var most = 0;
    var started = new HashMap<Object, Boolean>();
    for (var event : done.events()) {
      switch (event) {
        case TaskStarted start -> {
          started.put(start.instance(), true);
          running++;
        }
        case TaskFinished finish -> running -= started.containsKey(finish.instance()) ? 1 : 0;
        default -> {}
      }
      most = Math.max(most, running);
    }
    return most;
  }
}
