package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.event.RunEvent.StopRequested;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.plan.OnFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CancellationTest {
  private static final AttemptReport OK = AttemptReport.of(new Ok());

  @TempDir Path folder;

  @Test
  void a_request_made_before_the_run_starts_nothing() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    run.cancellation.request("interrupted");

    var done = run.run("A", "B");

    assertThat(run.cancellation.requested()).isTrue();
    assertThat(done.events()).noneMatch(TaskStarted.class::isInstance);
    assertThat(done.each("status")).containsExactly("cancelled", "cancelled");
    assertThat(done.each("reason"))
        .containsExactly("not started: interrupted", "not started: interrupted");
    assertThat(done.report().good()).isFalse();
  }

  @Test
  void a_request_interrupts_what_runs_and_starts_nothing_more() throws Exception {
    var run = new TestingRun(folder);
    run.with(
        context -> {
          if (context.task().id().value().equals("A")) {
            return OK;
          }
          run.cancellation.request("interrupted");
          new CountDownLatch(1).await();
          return OK;
        });

    var done = run.run("A", "B", "C");

    assertThat(done.each("status")).containsExactly("ok", "cancelled", "cancelled");
    assertThat(done.each("reason"))
        .containsExactly(null, "interrupted", "not started: interrupted");
    assertThat(done.each("attempts")).containsExactly(1L, 1L, 0L);
    assertThat(done.events()).filteredOn(StopRequested.class::isInstance).hasSize(1);
    assertThat(done.text("events.ndjson")).contains("\"event\":\"run.stop_requested\"");
    assertThat(done.json()).containsEntry("status", "error");
  }

  @Test
  void a_request_is_heard_also_between_tasks_that_need_no_attempt() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    run.listeners.add(
        event -> {
          if (event instanceof TaskFinished finished
              && finished.instance().toString().equals("A")) {
            run.cancellation.request("interrupted");
          }
        });
    var done =
        Stream.of("A", "B", "C")
            .map(id -> TestingPlan.task(id, TestingPlan.AGENT, true, OnFailure.STOP))
            .toList();

    var ended = run.run(1, TestingPlan.of(done));

    assertThat(ended.each("status")).containsExactly("skipped", "cancelled", "cancelled");
  }

  @Test
  void a_second_request_interrupts_again_and_a_third_does_not() throws Exception {
    var interrupts = new AtomicInteger();
    var run = new TestingRun(folder);
    run.with(
        _ -> {
          run.cancellation.request("first");
          while (interrupts.get() < 2) {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupts.incrementAndGet();
              run.cancellation.request("more");
              run.cancellation.request("more");
            }
          }
          return AttemptReport.of(new Outcome.Cancelled("killed"));
        });

    var done = run.run("A");

    assertThat(interrupts).hasValue(2);
    assertThat(done.result(0)).containsEntry("reason", "killed");
    assertThat(done.events()).filteredOn(StopRequested.class::isInstance).hasSize(2);
  }

  @Test
  void an_attempt_that_does_not_answer_is_left_to_itself() throws Exception {
    var end = new CountDownLatch(1);
    var run = new TestingRun(folder);
    run.grace = Duration.ZERO;
    run.with(
        _ -> {
          run.cancellation.request("interrupted");
          await(end);
          return OK;
        });

    var done = run.run("A", "B");
    end.countDown();

    assertThat(done.each("status")).containsExactly("cancelled", "cancelled");
    assertThat(done.result(0).get("reason"))
        .isEqualTo("interrupted; it did not answer and was left to itself");
    assertThat(done.evidence()).hasSize(1);
  }

  @Test
  void no_effect_begins_after_the_request_whatever_the_agent_does() throws Exception {
    var performed = new AtomicInteger();
    var run = new TestingRun(folder);
    run.with(
            TestingEffect.of(
                _ -> {
                  performed.incrementAndGet();
                  run.cancellation.request("interrupted");
                  return awaitInterrupt();
                }))
        .with(
            context -> {
              perform(context, "cmd1");
              perform(context, "cmd2");
              return reportOf(context.perform(TestingEffect.envelope()).outcome());
            });

    var done = run.run("A");

    assertThat(performed).hasValue(1);
    assertThat(done.names("logs")).containsExactly("A_cmd1.log");
    assertThat(done.result(0)).containsEntry("status", "cancelled");
  }

  @Test
  void no_effect_begins_when_the_interrupt_came_between_two() throws Exception {
    var performed = new AtomicInteger();
    var run =
        new TestingRun(folder)
            .with(
                TestingEffect.of(
                    _ -> {
                      performed.incrementAndGet();
                      Thread.currentThread().interrupt();
                      return new Done(JsonValue.Obj.EMPTY, Usage.NONE);
                    }))
            .with(
                context -> {
                  perform(context, "cmd1");
                  return reportOf(context.perform(TestingEffect.envelope()).outcome());
                });

    var done = run.run("A");

    assertThat(performed).hasValue(1);
    assertThat(done.result(0))
        .containsEntry("status", "cancelled")
        .containsEntry("reason", "stopped before it began");
  }

  @Test
  void a_log_is_whole_although_the_interrupt_came_when_its_effect_was_done() throws Exception {
    var run = new TestingRun(folder);
    run.with(
            TestingEffect.of(
                context -> {
                  TestingOutput.print(context, "out\n", "err\n");
                  Thread.currentThread().interrupt();
                  return new Done(JsonValue.Obj.EMPTY, Usage.NONE);
                }))
        .with(
            context -> {
              perform(context, "cmd1");
              context.note("note", "interrupted as well");
              return OK;
            });

    var done = run.run("A");

    assertThat(done.text("logs/A_cmd1.log")).isEqualTo("$ run\nout\n\n[stderr]\nerr\n");
    assertThat(done.result(0)).containsEntry("status", "ok");
  }

  @Test
  void an_interrupt_of_the_caller_ends_what_runs_and_leaves_no_summary() throws Exception {
    var run = new TestingRun(folder);
    var caller = Thread.currentThread();
    var ended = new CountDownLatch(1);
    run.with(
        _ -> {
          caller.interrupt();
          try {
            new CountDownLatch(1).await();
          } finally {
            ended.countDown();
          }
          return OK;
        });

    assertThatThrownBy(() -> run.run("A", "B")).isInstanceOf(InterruptedException.class);

    assertThat(ended.getCount()).isZero();
    try (var names = Files.list(folder.resolve("runs/20261121_094313Z"))) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("plan.json", "logs", "events.ndjson", "evidence.jsonl");
    }
  }

  private static void perform(TaskContext context, String name) throws EvidenceException {
    context.perform(TestingEffect.envelope(), name, "$ run");
  }

  private static AttemptReport reportOf(EffectOutcome outcome) {
    return switch (outcome) {
      case Done _ -> OK;
      case Cancelled(var reason, _) -> AttemptReport.of(new Outcome.Cancelled(reason));
      case EffectOutcome.Exhausted(var overrun, _) ->
          AttemptReport.of(new Outcome.Exhausted(overrun.text()));
      case Failed(var reason, _) -> AttemptReport.of(new Outcome.Error(reason));
      case Refused(var rule, _) -> AttemptReport.of(new Outcome.Denied(rule));
    };
  }

  private static EffectOutcome awaitInterrupt() {
    try {
      new CountDownLatch(1).await();
      return new Done(JsonValue.Obj.EMPTY, Usage.NONE);
    } catch (InterruptedException e) {
      return new Cancelled("ended", Usage.NONE);
    }
  }

  private static void await(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException e) {
        // It does not listen.
      }
    }
  }
}
