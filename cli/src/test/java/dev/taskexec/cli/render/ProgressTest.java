package dev.taskexec.cli.render;

import static dev.taskexec.cli.TestingEvents.AT;
import static dev.taskexec.cli.TestingEvents.RUN_ID;
import static dev.taskexec.cli.TestingEvents.doubted;
import static dev.taskexec.cli.TestingEvents.finished;
import static dev.taskexec.cli.TestingEvents.neverBegan;
import static dev.taskexec.cli.TestingEvents.restored;
import static dev.taskexec.cli.TestingEvents.retried;
import static dev.taskexec.cli.TestingEvents.started;
import static dev.taskexec.cli.TestingEvents.startedTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.outcome.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Outcome OK = new Outcome.Ok();
  private static final Outcome NOOP = new Outcome.Noop();
  private static final Outcome ERROR = new Outcome.Error("command 1 exited with 3");
  private static final List<RunEvent> RUN =
      List.of(
          started(4),
          startedTask("TASK-001", AT),
          startedTask("TASK-002", AT.plusMillis(50)),
          finished("TASK-001", OK, AT.plusMillis(60)),
          finished("TASK-002", ERROR, "runs/x/logs/TASK-002_cmd1.log"),
          startedTask("TASK-003", AT.plusMillis(500)),
          finished("TASK-003", NOOP, AT.plusMillis(520)),
          finished("TASK-004", new Outcome.Skipped(Outcome.Why.NEED_FAILED, "TASK-002 failed")),
          new RunEvent.RunFinished(AT.plusMillis(1_240), false));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Messages messages = new Messages(bytes, Styles.PLAIN);

  @Test
  void plain_tells_of_every_task_that_did_something_and_counts_at_the_end() {
    assertThat(shown(Progress.PLAIN, false))
        .isEqualTo(
            """
            TASK-001 ok 12 ms
            TASK-002 error 12 ms: command 1 exited with 3; see runs/x/logs/TASK-002_cmd1.log
            TASK-004 skipped: TASK-002 failed
            4 tasks in 1.2 s: 1 ok, 1 noop, 1 skipped, 1 error
            """);
  }

  @Test
  void what_is_said_after_the_bar_takes_its_place() {
    var listener = Progress.BAR.listener(messages, true);
    RUN.subList(0, 2).forEach(listener::accept);
    bytes.reset();

    messages.error("cannot write");
    messages.error("once more");

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001b[Kcannot write\nonce more\n");
  }

  @Test
  void quiet_leaves_what_went_badly() {
    messages.tune(Loudness.QUIET, Styles.PLAIN);

    assertThat(shown(Progress.AUTO, true))
        .isEqualTo(
            """
            TASK-002 error 12 ms: command 1 exited with 3; see runs/x/logs/TASK-002_cmd1.log
            TASK-004 skipped: TASK-002 failed
            """);
  }

  @Test
  void verbose_adds_what_started_and_what_had_nothing_to_do() {
    messages.tune(Loudness.VERBOSE, Styles.PLAIN);

    assertThat(shown(Progress.PLAIN, false))
        .startsWith("TASK-001 started by shell\nTASK-002 started by shell\nTASK-001 ok 12 ms\n")
        .contains("\nTASK-003 noop\n");
  }

  @Test
  void none_tells_nothing() {
    assertThat(shown(Progress.NONE, true)).isEmpty();
  }

  @Test
  void auto_is_plain_where_nobody_watches() {
    assertThat(shown(Progress.AUTO, false))
        .doesNotContain("\r", "\u001b")
        .startsWith("TASK-001 ok");
  }

  @Test
  void a_bar_is_drawn_now_and_then_and_makes_room_for_what_went_badly() {
    assertThat(shown(Progress.AUTO, true).replace("\r\u001b[K", "<"))
        .isEqualTo(
            """
            <[0/4] running TASK-001\
            <TASK-002 error 12 ms: command 1 exited with 3; see runs/x/logs/TASK-002_cmd1.log
            [2/4] 1 bad\
            <[2/4] 1 bad, running TASK-003\
            <TASK-004 skipped: TASK-002 failed
            [4/4] 2 bad\
            <4 tasks in 1.2 s: 1 ok, 1 noop, 1 skipped, 1 error
            """);
  }

  @Test
  void a_bar_never_wraps() {
    var listener = Progress.BAR.listener(messages, true);
    listener.accept(started(20));
    for (var i = 0; i < 20; i++) {
      listener.accept(startedTask("T" + i + "-" + "x".repeat(90), AT.plusSeconds(i)));
    }

    assertThat(shown().split("\r\u001b\\[K", -1)).allMatch(line -> line.length() <= 79);
  }

  @Test
  void reasons_cannot_speak_to_the_terminal_or_start_a_line() {
    var listener = Progress.PLAIN.listener(messages, false);

    listener.accept(finished("TASK-001", new Outcome.Error("a\u001b[2J\n::error::b")));

    assertThat(shown()).isEqualTo("TASK-001 error 12 ms: a\\u{1b}[2J\\u{a}::error::b\n");
  }

  @Test
  void says_why_it_stops_and_what_a_second_time_would_do() {
    var listener = Progress.PLAIN.listener(messages, false);

    listener.accept(new RunEvent.StopRequested(AT, "interrupted"));
    listener.accept(new RunEvent.StopRequested(AT, "terminated"));

    assertThat(shown())
        .isEqualTo(
            """
            stopping: interrupted; what runs may end politely, a second time ends it at once
            ending at once: terminated
            """);
  }

  @Test
  void of_a_stopped_run_only_what_was_running_is_told_of() {
    var listener = Progress.PLAIN.listener(messages, false);
    listener.accept(started(2));
    listener.accept(finished("TASK-001", new Outcome.Cancelled("ended on request")));
    listener.accept(neverBegan("TASK-002", new Outcome.Cancelled("not started")));
    listener.accept(new RunEvent.RunFinished(AT, false));

    assertThat(shown())
        .isEqualTo(
            """
            TASK-001 cancelled: ended on request
            2 tasks in 0 ms: 2 cancelled
            """);
  }

  @Test
  void tells_of_an_attempt_that_is_tried_again() {
    var listener = Progress.PLAIN.listener(messages, false);

    listener.accept(retried("TASK-001", 1, ERROR, 1_200));

    assertThat(shown())
        .isEqualTo("TASK-001, attempt 1, error 12 ms: command 1 exited with 3; again in 1.2 s\n");
  }

  @Test
  void tells_of_a_resumed_run_what_is_in_doubt_and_not_again_what_had_ended() {
    var listener = Progress.PLAIN.listener(messages, false);

    listener.accept(new RunEvent.RunResumed(AT, RUN_ID, 5, 2, 2, 2));
    listener.accept(restored("TASK-001", OK));
    listener.accept(restored("TASK-002", ERROR));
    listener.accept(doubted("TASK-003", true));
    listener.accept(doubted("TASK-004", false));
    listener.accept(finished("TASK-003", OK));
    listener.accept(new RunEvent.RunFinished(AT.plusMillis(1_240), false));

    assertThat(shown())
        .isEqualTo(
            """
            resuming 20261121_094313Z: 2 of 5 tasks ended, 2 in doubt
            TASK-003, attempt 1, in_doubt: the kit died while it ran; it runs again
            TASK-004, attempt 1, in_doubt: the kit died while it ran; it is not run again
            TASK-003 ok 12 ms
            5 tasks in 1.2 s: 2 ok, 1 error
            """);
  }

  @Test
  void a_bar_makes_room_for_attempts_that_are_tried_again_or_in_doubt() {
    var listener = Progress.BAR.listener(messages, true);

    listener.accept(new RunEvent.RunResumed(AT, RUN_ID, 2, 2, 1, 1));
    listener.accept(restored("TASK-001", ERROR));
    listener.accept(doubted("TASK-002", true));
    listener.accept(startedTask("TASK-002", AT.plusSeconds(1)));
    listener.accept(retried("TASK-002", 2, ERROR, 100));

    assertThat(shown().replace("\r\u001b[K", "<"))
        .isEqualTo(
            """
            <resuming 20261121_094313Z: 1 of 2 tasks ended, 1 in doubt
            [0/2]\
            <[1/2] 1 bad\
            <TASK-002, attempt 1, in_doubt: the kit died while it ran; it runs again
            [1/2] 1 bad\
            <[1/2] 1 bad, running TASK-002\
            <TASK-002, attempt 2, error 12 ms: command 1 exited with 3; again in 100 ms
            [1/2] 1 bad""");
  }

  @Test
  void a_hundred_thousand_tasks_without_work_are_one_line() {
    var listener = Progress.PLAIN.listener(messages, false);
    listener.accept(started(100_000));
    for (var i = 0; i < 100_000; i++) {
      listener.accept(finished("TASK-001", NOOP));
    }
    listener.accept(new RunEvent.RunFinished(AT.plus(Duration.ofSeconds(125)), true));

    assertThat(shown()).isEqualTo("100,000 tasks in 2 min 5 s: 100,000 noop\n");
  }

  private String shown(Progress progress, boolean animated) {
    var listener = progress.listener(messages, animated);
    RUN.forEach(listener::accept);
    return shown();
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
