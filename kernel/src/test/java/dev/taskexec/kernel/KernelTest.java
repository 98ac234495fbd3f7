package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.event.RunEvent.RunFinished;
import dev.taskexec.abi.event.RunEvent.RunStarted;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.event.RunEvent.TaskStarted;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Noop;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KernelTest {
  private static final AttemptReport OK = AttemptReport.of(new Ok());

  @TempDir Path folder;

  @Test
  void starts_tasks_in_plan_order() throws Exception {
    var started = Collections.synchronizedList(new ArrayList<String>());
    var run = new TestingRun(folder).with(context -> record(started, context.task().id().value()));

    run.run("TASK-003", "TASK-001", "TASK-002");

    assertThat(started).containsExactly("TASK-003", "TASK-001", "TASK-002");
  }

  @Test
  void fills_all_slots_and_never_more() throws Exception {
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var three = new CountDownLatch(3);
    var run =
        new TestingRun(folder)
            .with(
                _ -> {
                  most.accumulateAndGet(running.incrementAndGet(), Math::max);
                  three.countDown();
                  three.await();
                  Thread.yield();
                  running.decrementAndGet();
                  return OK;
                });
    var ids = new ArrayList<Task>();
    for (var i = 0; i < 200; i++) {
      ids.add(TestingPlan.task("TASK-" + i));
    }

    run.run(3, TestingPlan.of(ids));

    assertThat(most).hasValue(3);
  }

  @Test
  void writes_results_in_plan_order_although_they_finish_out_of_order() throws Exception {
    var finishedC = new CountDownLatch(1);
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  if (!context.task().id().value().equals("C")) {
                    finishedC.await();
                  }
                  return OK;
                });
    run.listeners.add(
        event -> {
          if (event instanceof TaskFinished finished
              && finished.instance().toString().equals("C")) {
            finishedC.countDown();
          }
        });

    var done = run.run(3, TestingPlan.of("A", "B", "C", "D"));

    assertThat(done.finished().getFirst().instance()).hasToString("C");
    assertThat(done.each("task")).containsExactly("A", "B", "C", "D");
  }

  @Test
  void tells_the_listeners_everything_in_order() throws Exception {
    var done = new TestingRun(folder).with(_ -> OK).run("A", "B");

    assertThat(done.events())
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly(
            "RunStarted",
            "TaskStarted",
            "TaskFinished",
            "TaskStarted",
            "TaskFinished",
            "RunFinished");
    assertThat(done.events().getFirst()).isInstanceOf(RunStarted.class);
    assertThat(done.events().get(1)).isInstanceOf(TaskStarted.class);
    assertThat(done.events().getLast()).isEqualTo(new RunFinished(TestingRun.NOW, true));
  }

  @Test
  void run_json_stands_when_the_last_event_is_emitted() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    var stood = new ArrayList<Boolean>();
    run.listeners.add(
        event -> {
          if (event instanceof RunFinished || event instanceof TaskFinished) {
            stood.add(folder.resolve("runs/20261121_094313Z/run.json").toFile().exists());
          }
        });

    run.run("A");

    assertThat(stood).containsExactly(false, true);
  }

  @Test
  void writes_the_whole_summary() throws Exception {
    var done = new TestingRun(folder).with(_ -> OK).run("A");

    assertThat(done.text("run.json").replaceAll("\"ms\": \\d+", "\"ms\": 0"))
        .isEqualTo(
            """
            {
              "v": 1,
              "run": "20261121_094313Z",
              "started": "2026-11-21T09:43:13.162Z",
              "base": "%s",
              "plan_digest": null,
              "confined": false,
              "dry_run": false,
              "workers": 1,
              "results": [
                {
                  "task": "A",
                  "instance": 1,
                  "queue": "Queue A — Test",
                  "agent": "testing",
                  "status": "ok",
                  "attempts": 1,
                  "ms": 0
                }
              ],
              "status": "ok",
              "ended": "2026-11-21T09:43:13.162Z",
              "counts": {
                "ok": 1
              }
            }
            """
                .formatted(folder));
  }

  @Test
  void a_plan_without_tasks_is_a_good_run() throws Exception {
    var done = new TestingRun(folder).run();

    assertThat(done.report().good()).isTrue();
    assertThat(done.text("run.json")).contains("\"results\": [],\n  \"status\": \"ok\"");
  }

  @Test
  void an_exception_of_an_agent_is_an_error_with_one_line_and_a_trace() throws Exception {
    var run =
        new TestingRun(folder)
            .with(
                _ -> {
                  throw new IllegalStateException("no\nway");
                });

    var done = run.run("A", "B");

    assertThat(done.each("status")).containsExactly("error", "error");
    assertThat(done.result(0).get("reason"))
        .isEqualTo("bug in the agent `testing`: java.lang.IllegalStateException: no\\nway");
    assertThat(done.text("logs/A_exception_20261121_094313Z.txt")).contains("at dev.taskexec");
    assertThat(done.report().good()).isFalse();
  }

  @Test
  void an_error_of_the_machine_does_not_hang_the_run() throws Exception {
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  if (context.task().id().value().equals("A")) {
                    throw new OutOfMemoryError("Java heap space");
                  }
                  return deeper(1);
                });

    var done = run.run("A", "B");

    assertThat(done.each("status")).containsExactly("error", "error");
    assertThat(done.result(1).get("reason").toString()).contains("StackOverflowError");
  }

  @Test
  void an_agent_that_hands_back_nothing_has_a_bug() throws Exception {
    var done = new TestingRun(folder).with(_ -> null).run("A");

    assertThat(done.result(0).get("reason").toString()).startsWith("bug in the agent `testing`");
  }

  @Test
  void an_unknown_agent_is_an_error_of_its_tasks_alone() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    var plan =
        TestingPlan.of(
            List.of(TestingPlan.task("A", "nobody", false, OnFailure.STOP), TestingPlan.task("B")));

    var done = run.run(1, plan);

    assertThat(done.each("status")).containsExactly("error", "ok");
    assertThat(done.result(0).get("reason"))
        .isEqualTo("no agent named `nobody`; there are noop, testing");
  }

  @Test
  void a_task_that_is_done_is_skipped_without_an_attempt() throws Exception {
    var run = new TestingRun(folder).with(_ -> OK);
    var plan = TestingPlan.of(List.of(TestingPlan.task("A", "testing", true, OnFailure.STOP)));

    var done = run.run(1, plan);

    assertThat(done.result(0))
        .containsEntry("status", "skipped")
        .containsEntry("why", "done")
        .containsEntry("attempts", 0L);
    assertThat(done.evidence()).isEmpty();
    assertThat(done.report().good()).isTrue();
  }

  @Test
  void a_failure_that_the_plan_continues_after_does_not_spoil_the_run() throws Exception {
    var run = new TestingRun(folder).with(_ -> AttemptReport.of(new Outcome.Error("no")));
    var plan = TestingPlan.of(List.of(TestingPlan.task("A", "testing", false, OnFailure.CONTINUE)));

    var done = run.run(1, plan);

    assertThat(done.result(0)).containsEntry("status", "error");
    assertThat(done.json()).containsEntry("status", "ok");
    assertThat(done.report().good()).isTrue();
  }

  @Test
  void a_repeated_id_is_a_second_instance() throws Exception {
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  context.note("note", context.instance().toString());
                  return OK;
                });

    var done = run.run("A", "A");

    assertThat(done.each("task")).containsExactly("A", "A");
    assertThat(done.each("instance")).containsExactly(1L, 2L);
    assertThat(done.names("logs"))
        .containsExactly("A#2_note_20261121_094313Z.txt", "A_note_20261121_094313Z.txt");
    assertThat(done.evidence())
        .extracting(line -> line.get("instance"))
        .containsExactly("A", "A#2");
  }

  @Test
  void a_dry_run_gives_every_task_to_noop() throws Exception {
    var run = new TestingRun(folder).with(_ -> AttemptReport.of(new Outcome.Error("happened")));
    run.dryRun = true;

    var done = run.run("A");

    assertThat(done.result(0)).containsEntry("agent", "noop").containsEntry("status", "noop");
    assertThat(done.json()).containsEntry("dry_run", true);
  }

  @Test
  void a_dry_run_performs_nothing_even_if_it_is_asked() throws Exception {
    var effect =
        TestingEffect.of(
            _ -> {
              throw new AssertionError("performed");
            });
    var run = new TestingRun(folder).with(effect);
    run.dryRun = true;
    run.agents.clear();
    run.agents.add(
        new TestingAgent(
            "noop",
            context -> {
              assertThat(context.dryRun()).isTrue();
              var answer = context.perform(TestingEffect.envelope());
              assertThat(answer.outcome()).isInstanceOf(Done.class);
              return AttemptReport.of(new Noop());
            }));

    var done = run.run("A");

    assertThat(done.result(0)).containsEntry("status", "noop");
    assertThat(TestingJson.list(done.evidence().getFirst(), "effects")).isEmpty();
  }

  @Test
  void a_dry_run_asks_for_what_the_plan_names_though_its_agent_does_not() throws Exception {
    var effect =
        TestingEffect.of(
            _ -> {
              throw new AssertionError("performed");
            });
    var run = new TestingRun(folder).with(effect).with(_ -> AttemptReport.of(new Noop()));
    run.dryRun = true;
    var task = TestingPlan.task("A");
    var work =
        new Work(
            TestingPlan.AGENT,
            List.of(),
            OnFailure.STOP,
            List.of(TestingEffect.envelope(), EffectEnvelope.of("other", 1, JsonValue.Obj.EMPTY)));

    var done = run.run(1, TestingPlan.of(Grammar.EXTENDED, ".", List.of(task.withWork(work))));

    assertThat(done.result(0))
        .containsEntry("status", "denied")
        .containsEntry("reason", "other: no effect named `other`; use one of testing.effect");
  }

  @Test
  void evidence_is_one_line_an_attempt() throws Exception {
    var done = new TestingRun(folder).with(_ -> OK).run("A");

    assertThat(done.text("evidence.jsonl").replaceAll("\"amount\":\\d+", "\"amount\":0"))
        .isEqualTo(
            """
            {"agent":"testing","attempt":1,"commands":[],"confined":false,"effects":[],\
            "ended":"2026-11-21T09:43:13.162Z","instance":"A","layer":"execution",\
            "outcome":"ok","permits":[],"queue":"Queue A — Test","run":"20261121_094313Z",\
            "started":"2026-11-21T09:43:13.162Z","task":"A","tier":"none",\
            "usage":{"ms":{"amount":0,"how":"measured"}},"v":1}
            """);
  }

  @Test
  void events_are_one_line_each() throws Exception {
    var done = new TestingRun(folder).with(_ -> OK).run("A");

    assertThat(done.text("events.ndjson").replaceAll("\"ms\":\\d+", "\"ms\":0"))
        .isEqualTo(
            """
            {"at":"2026-11-21T09:43:13.162Z","dry_run":false,"event":"run.started",\
            "run":"20261121_094313Z","tasks":1,"v":1,"workers":1}
            {"agent":"testing","at":"2026-11-21T09:43:13.162Z","attempt":1,\
            "event":"task.started","instance":"A","queue":"Queue A — Test","task":"A"}
            {"agent":"testing","at":"2026-11-21T09:43:13.162Z","event":"task.finished",\
            "instance":"A","ms":0,"outcome":"ok","queue":"Queue A — Test","task":"A"}
            {"at":"2026-11-21T09:43:13.162Z","event":"run.finished","status":"ok"}
            """);
  }

  @Test
  void others_can_follow_the_events_while_tasks_run() throws Exception {
    var going = new Semaphore(0);
    var run =
        new TestingRun(folder)
            .with(
                _ -> {
                  going.acquire();
                  return OK;
                });
    var events = folder.resolve("runs/20261121_094313Z/events.ndjson");
    var follower =
        Thread.startVirtualThread(
            () -> {
              while (!TestingFile.text(events).contains("task.started")) {
                Thread.yield();
              }
              going.release();
            });

    run.run("A");

    follower.join();
  }

  @Test
  void a_text_without_utf_8_form_is_recorded_all_the_same() throws Exception {
    var odd = AttemptReport.of(new Outcome.Error("half \ud83d of a pair"));
    var done = new TestingRun(folder).with(_ -> odd).run("A");

    assertThat(done.result(0)).containsEntry("reason", "half \ufffd of a pair");
  }

  @Test
  void two_agents_of_one_name_are_refused() {
    var agents = List.<Agent>of(TestingAgent.noop(), TestingAgent.noop());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Kernel(agents, List.of(), TestingWorld.at(InstantSource.system())))
        .withMessageContaining("noop");
  }

  private static AttemptReport record(List<String> started, String id) {
    started.add(id);
    return OK;
  }

  private static AttemptReport deeper(int depth) {
    return depth == 0 ? OK : deeper(depth + 1);
  }
}
