package dev.taskexec.kernel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectDescription;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.TestingEffect;
import dev.taskexec.kernel.TestingPlan;
import dev.taskexec.kernel.artifact.Artifacts;
import dev.taskexec.kernel.artifact.Inspection;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.AttemptEnd.Result;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.budget.TestingBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VirtualThreadsTest {
  private static final AttemptReport OK = AttemptReport.of(new Outcome.Ok());
  private static final Done DONE = new Done(Obj.EMPTY, Usage.NONE);
  private static final TestingEffect EFFECT = TestingEffect.of(_ -> DONE);
  private static final Task TASK = TestingPlan.task("A");

  @TempDir Path folder;

  @Test
  void what_begins_is_on_record_before_it_begins_and_what_came_of_it_afterwards() throws Exception {
    var seen = new ArrayList<List<Map<String, Object>>>();
    var usage = Usage.NONE.with(Quantity.CPU_MS, 12, Usage.How.MEASURED);
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect =
        TestingEffect.of(
            context -> {
              begin(context, Obj.builder().put("pid", 4711).build());
              seen.add(bench.written());
              return new Done(Obj.builder().put("exit", 3).build(), usage);
            });

    var _ = bench.run(TASK, Lease.UNLIMITED, VirtualThreadsTest::perform);

    var start = Map.of("n", 1L, "effect", "testing.effect", "v", 1L, "facts", Map.of("pid", 4711L));
    assertThat(seen.getFirst())
        .singleElement()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("kind", "effect.start")
                    .containsEntry("task", "A")
                    .containsEntry("attempt", 1L)
                    .containsEntry("data", start));
    assertThat(bench.ledger().getLast())
        .containsEntry("kind", "effect.done")
        .containsEntry(
            "data",
            Map.of(
                "n",
                1L,
                "outcome",
                "done",
                "result",
                Map.of("exit", 3L),
                "usage",
                Map.of(
                    "cpu_ms", Map.of("amount", 12L, "how", "measured"),
                    "io", Map.of("amount", 1L, "how", "measured"))));
  }

  @Test
  void what_never_began_is_not_on_record_and_what_was_refused_is() throws Exception {
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect = TestingEffect.of(_ -> new Failed("no such program", false));

    var _ =
        bench.run(
            TASK,
            Lease.UNLIMITED,
            context -> {
              context.perform(TestingEffect.envelope());
              context.perform(EffectEnvelope.of("other", 1, Obj.EMPTY));
              return OK;
            });

    assertThat(bench.ledger())
        .singleElement()
        .satisfies(
            record ->
                assertThat(record)
                    .containsEntry("kind", "permit.deny")
                    .containsEntry(
                        "data",
                        Map.of(
                            "effect", "other",
                            "rule", "no effect named `other`",
                            "remedy", "use one of testing.effect")));
  }

  @Test
  void an_effect_that_forgot_to_say_that_it_begins_is_on_record_all_the_same() throws Exception {
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect = TestingEffect.of(_ -> DONE);

    var _ = bench.run(TASK, Lease.UNLIMITED, VirtualThreadsTest::perform);

    assertThat(bench.ledger())
        .extracting(record -> record.get("kind"))
        .containsExactly("effect.start", "effect.done");
  }

  @Test
  void nothing_begins_that_cannot_be_recorded() throws Exception {
    var effect = new Announcing(new ArrayList<>());
    var bench = new WorkerBench(folder, effect);
    bench.fillDisk();

    var end = bench.run(TASK, Lease.UNLIMITED, VirtualThreadsTest::perform);

    assertThat(effect.begun()).isEmpty();
    assertThat(end.result()).isInstanceOf(Result.Unrecorded.class);
  }

  @Test
  void an_agent_that_swallows_the_interrupt_gets_no_further_effect() throws Exception {
    var asleep = new CountDownLatch(1);
    var performed = new ArrayList<String>();
    var answers = new ArrayList<Performed>();
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect =
        TestingEffect.of(
            _ -> {
              performed.add("performed");
              return DONE;
            });

    var handle =
        bench.start(
            TASK,
            Lease.UNLIMITED,
            context -> {
              try {
                asleep.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                // This is what it must not do.
              }
              answers.add(context.perform(TestingEffect.envelope()));
              answers.add(context.perform(TestingEffect.envelope()));
              return OK;
            });
    asleep.await();
    handle.stop();
    var _ = bench.end();

    assertThat(performed).isEmpty();
    assertThat(answers).hasSize(2).allMatch(answer -> answer.outcome() instanceof Cancelled);
  }

  @Test
  void nobody_hears_from_an_attempt_that_was_given_up() throws Exception {
    var running = new CompletableFuture<Thread>();
    var go = new CountDownLatch(1);
    var bench = new WorkerBench(folder, EFFECT);
    var handle =
        bench.start(
            TASK,
            Lease.UNLIMITED,
            _ -> {
              running.complete(Thread.currentThread());
              awaitUninterrupted(go);
              return OK;
            });
    var thread = running.get();
    handle.stop();
    handle.abandon();
    go.countDown();

    thread.join();

    assertThat(bench.ends()).isEmpty();
  }

  @Test
  void an_attempt_tells_what_it_spent_whatever_its_agent_says() throws Exception {
    var told =
        Usage.NONE
            .with(Quantity.CPU_MS, 90, Usage.How.MEASURED)
            .with(Quantity.TOKENS, 40, Usage.How.MEASURED);
    // An agent may know of more, and cannot make it less.
    var said =
        new AttemptReport(
            new Outcome.Ok(),
            List.of(),
            Optional.empty(),
            Usage.NONE
                .with(Quantity.CPU_MS, 1, Usage.How.MEASURED)
                .with(Quantity.TOKENS, 500, Usage.How.SAMPLED));
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect =
        TestingEffect.of(
            context -> {
              assertThat(context.meter().hold(Quantity.PROCESSES, 7, Usage.How.SAMPLED)).isEmpty();
              assertThat(context.meter().spend(Quantity.OUTPUT_BYTES, 11, Usage.How.MEASURED))
                  .isEmpty();
              return new Done(Obj.EMPTY, told);
            });

    var end =
        bench.run(
            TASK,
            Lease.UNLIMITED,
            context -> {
              context.perform(TestingEffect.envelope());
              context.perform(TestingEffect.envelope());
              return said;
            });

    assertThat(report(end).usage())
        .isEqualTo(
            Usage.NONE
                .with(Quantity.WALL_MS, end.ms(), Usage.How.MEASURED)
                .with(Quantity.CPU_MS, 180, Usage.How.MEASURED)
                .with(Quantity.TOKENS, 500, Usage.How.SAMPLED)
                .with(Quantity.OUTPUT_BYTES, 22, Usage.How.MEASURED)
                .with(Quantity.PROCESSES, 7, Usage.How.SAMPLED)
                .with(Quantity.IO, 2, Usage.How.MEASURED));
  }

  @Test
  void an_effect_draws_from_the_lease_of_its_attempt_and_leaves_no_log_without() throws Exception {
    var answers = new ArrayList<Performed>();
    var bench = new WorkerBench(folder, EFFECT);
    bench.effect = TestingEffect.of(_ -> DONE);

    var end =
        bench.run(
            TASK,
            TestingBudget.lease(TestingBudget.of(Quantity.IO, 1)),
            context -> {
              answers.add(context.perform(TestingEffect.envelope(), "cmd1", "$ one"));
              answers.add(context.perform(TestingEffect.envelope(), "cmd2", "$ two"));
              return OK;
            });

    assertThat(answers.getFirst().log()).isPresent();
    assertThat(answers.getLast())
        .isEqualTo(
            new Performed(
                new Exhausted(new Overrun(Quantity.IO, "the task", 1, 2), Usage.NONE),
                Optional.empty()));
    assertThat(end.effects())
        .extracting(effect -> effect.outcome())
        .containsExactly("done", "exhausted");
  }

  @Test
  void a_good_attempt_brings_the_digests_of_what_it_made() throws Exception {
    var artifacts = new Artifacts(Sha256.of(new byte[0]), List.of(), List.of());
    var bench = new WorkerBench(folder, EFFECT);
    bench.inspection = new Inspection.Made(artifacts);

    var end = bench.run(making("out/x"), Lease.UNLIMITED, _ -> OK);

    assertThat(outcome(end)).isEqualTo(new Outcome.Ok());
    assertThat(end.artifacts()).contains(artifacts);
    assertThat(bench.inspected).containsExactly("begins", "made");
  }

  @Test
  void an_attempt_that_did_not_make_its_output_is_not_good() throws Exception {
    var bench = new WorkerBench(folder, EFFECT);
    bench.inspection = new Inspection.Missing("out/x");

    var end = bench.run(making("out/x"), Lease.UNLIMITED, _ -> OK);

    assertThat(outcome(end)).isEqualTo(new Outcome.Error("A did not make its output `out/x`"));
    assertThat(end.artifacts()).isEmpty();
  }

  @Test
  void an_output_that_cannot_be_looked_at_was_not_made() throws Exception {
    var bench = new WorkerBench(folder, EFFECT);
    bench.inspection = new Inspection.Unreadable("out/x: permission denied");

    var end = bench.run(making("out/x"), Lease.UNLIMITED, _ -> OK);

    assertThat(outcome(end))
        .isEqualTo(new Outcome.Error("A made what cannot be looked at: out/x: permission denied"));
  }

  @Test
  void nobody_looks_at_what_a_bad_attempt_made_or_one_that_declares_nothing() throws Exception {
    var bad = AttemptReport.of(new Outcome.Error("broke"));
    var bench = new WorkerBench(folder, EFFECT);
    var _ = bench.run(making("out/x"), Lease.UNLIMITED, _ -> bad);
    var _ = bench.run(TASK, Lease.UNLIMITED, _ -> OK);

    assertThat(bench.inspected).containsExactly("begins");
  }

  /// An effect that says that it begins, as it must.
  private record Announcing(List<String> begun) implements Effect {

    @Override
    public String name() {
      return TestingEffect.NAME;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public EffectDescription description() {
      return TestingEffect.DESCRIPTION;
    }

    @Override
    public EffectOutcome perform(EffectEnvelope envelope, EffectContext context)
        throws EvidenceException {
      context.witness().begins(Obj.EMPTY);
      begun.add("begun");
      return DONE;
    }
  }

  private static AttemptReport perform(TaskContext context) throws EvidenceException {
    var _ = context.perform(TestingEffect.envelope());
    return OK;
  }

  private static void begin(EffectContext context, Obj facts) {
    try {
      context.witness().begins(facts);
    } catch (EvidenceException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // This is what it must not do.
      }
    }
  }

  private static Task making(String output) {
    var artifacts = new dev.taskexec.abi.plan.Artifacts(List.of(), List.of(output));
    return new Task(
        TASK.id(),
        TASK.title(),
        TASK.layer(),
        TASK.queue(),
        TASK.sourceLine(),
        TASK.done(),
        TASK.work(),
        TASK.dependencies(),
        TASK.terms(),
        artifacts,
        TASK.tags(),
        TASK.metadata());
  }

  private static AttemptReport report(AttemptEnd end) {
    return ((Result.Reported) end.result()).report();
  }

  private static Outcome outcome(AttemptEnd end) {
    return report(end).outcome();
  }
}
