package dev.taskexec.cli.exit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.cli.TestingEvents;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {
  private static final Outcome OK = new Outcome.Ok();
  private static final Outcome NOOP = new Outcome.Noop();
  private static final Outcome ERROR = new Outcome.Error("exit 3");
  private static final Outcome TIMEOUT = new Outcome.Timeout(Duration.ofSeconds(1));
  private static final Outcome IN_DOUBT = new Outcome.InDoubt("killed");
  private static final Outcome DENIED = new Outcome.Denied("net");
  private static final Outcome EXHAUSTED = new Outcome.Exhausted("cpu");
  private static final Outcome SKIPPED = new Outcome.Skipped(Outcome.Why.NEED_FAILED, "TASK-001");
  private static final Outcome DONE = new Outcome.Skipped(Outcome.Why.DONE, "");

  static Stream<Arguments> finished_runs() {
    return Stream.of(
        run(ExitCode.OK, true),
        run(ExitCode.OK, true, OK, NOOP, DONE),
        // A failed task that is marked `On failure: continue` leaves the run good.
        run(ExitCode.OK, true, OK, ERROR),
        run(ExitCode.TASK_FAILED, false, OK, ERROR, OK),
        run(ExitCode.TASK_FAILED, false, TIMEOUT),
        run(ExitCode.TASK_FAILED, false, IN_DOUBT),
        run(ExitCode.REFUSED, false, OK, DENIED),
        run(ExitCode.REFUSED, false, EXHAUSTED, SKIPPED),
        run(ExitCode.TASK_FAILED, false, DENIED, ERROR),
        run(ExitCode.TASK_FAILED, false, ERROR, DENIED),
        run(ExitCode.TASK_FAILED, false, SKIPPED));
  }

  @ParameterizedTest
  @MethodSource("finished_runs")
  void weighs_the_outcomes_of_a_finished_run(ExitCode expected, boolean good, Outcome[] outcomes) {
    var verdict = new Verdict();

    hear(verdict, good, outcomes);

    assertThat(verdict.exitCode(Optional.empty())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("finished_runs")
  void a_signal_that_came_too_late_to_stop_anything_changes_nothing(
      ExitCode expected, boolean good, Outcome[] outcomes) {
    var verdict = new Verdict();

    hear(verdict, good, outcomes);

    assertThat(verdict.exitCode(Optional.of(StopSignal.INTERRUPT))).isEqualTo(expected);
  }

  @Test
  void a_run_that_was_stopped_ends_with_the_code_of_the_signal() {
    var verdict = new Verdict();
    verdict.accept(TestingEvents.started(2));
    verdict.accept(TestingEvents.finished("TASK-001", ERROR));
    verdict.accept(new RunEvent.StopRequested(TestingEvents.AT, "terminated"));
    verdict.accept(TestingEvents.finished("TASK-002", new Outcome.Cancelled("terminated")));
    verdict.accept(new RunEvent.RunFinished(TestingEvents.AT, false));

    assertThat(verdict.exitCode(Optional.of(StopSignal.INTERRUPT))).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(verdict.exitCode(Optional.of(StopSignal.TERMINATE))).isEqualTo(ExitCode.TERMINATED);
    assertThat(verdict.exitCode(Optional.of(StopSignal.HANG_UP))).isEqualTo(ExitCode.TERMINATED);
  }

  @Test
  void a_run_that_stopped_by_itself_is_weighed_by_its_outcomes() {
    var verdict = new Verdict();
    verdict.accept(new RunEvent.StopRequested(TestingEvents.AT, "one task failed"));

    hear(verdict, false, ERROR);

    assertThat(verdict.exitCode(Optional.empty())).isEqualTo(ExitCode.TASK_FAILED);
  }

  private static void hear(Verdict verdict, boolean good, Outcome... outcomes) {
    verdict.accept(TestingEvents.started(outcomes.length));
    for (var outcome : outcomes) {
      verdict.accept(TestingEvents.finished("TASK-001", outcome));
    }
    verdict.accept(new RunEvent.RunFinished(TestingEvents.AT, good));
  }

  private static Arguments run(ExitCode expected, boolean good, Outcome... outcomes) {
    return Arguments.of(expected, good, outcomes);
  }
}
