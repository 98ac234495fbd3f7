package dev.taskexec.kernel.run;

import static dev.taskexec.kernel.Draft.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.Draft;
import dev.taskexec.kernel.artifact.Artifacts;
import dev.taskexec.kernel.artifact.Freshness;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of tasks when nobody stops the run.
class RunLoopTest {

  @Test
  void a_task_starts_the_moment_its_needs_are_met_and_a_slot_is_free() throws Exception {
    var told =
        Stage.of(task("A"), task("B").needs("A"), task("C"), task("D").needs("A", "C"))
            .workers(2)
            .goes("A", Act.ok(30))
            .goes("C", Act.ok(20))
            .run();

    assertThat(told.said)
        .containsExactly(
            "0 begins",
            "0 A starts",
            "0 C starts",
            "20 C ok",
            "30 A ok",
            "30 B starts",
            "30 D starts",
            "40 B ok",
            "40 D ok",
            "40 ends");
    assertThat(told.good).isTrue();
  }

  @Test
  void done_tasks_are_skipped_before_anything_else_whatever_they_need() throws Exception {
    var told = Stage.of(task("A"), task("B").needs("A").done(), task("C").needs("B")).run();

    assertThat(told.said)
        .startsWith("0 begins", "0 B skipped", "0 A starts")
        .contains("10 C starts");
  }

  @Test
  void a_failed_need_skips_its_dependents_at_once_and_never_blocks_the_others() throws Exception {
    var told =
        Stage.of(task("A"), task("B").needs("A", "L"), task("C").needs("B"), task("L"))
            .workers(2)
            .goes("A", Act.error(10))
            .goes("L", Act.ok(100))
            .run();

    assertThat(told.said)
        .containsExactly(
            "0 begins",
            "0 A starts",
            "0 L starts",
            "10 A error",
            "10 B skipped",
            "10 C skipped",
            "100 L ok",
            "100 ends");
    assertThat(told.result("B")).isEqualTo("skipped: needs `A`, which ended with error");
    assertThat(told.result("C"))
        .isEqualTo("skipped: needs `B`, which was skipped because `A` ended with error");
  }

  @Test
  void a_need_for_any_outcome_is_met_by_a_failure_and_a_forgiven_failure_meets_every_need()
      throws Exception {
    var told =
        Stage.of(
                task("A"),
                task("B").needsAnyOutcomeOf("A"),
                task("C").mayFail(),
                task("D").needs("C"))
            .goes("A", Act.error(1))
            .goes("C", Act.error(1))
            .run();

    assertThat(told.result("B")).isEqualTo("ok");
    assertThat(told.result("D")).isEqualTo("ok");
  }

  @Test
  void two_tasks_that_use_the_same_lock_never_run_together() throws Exception {
    var told = Stage.of(task("A").uses("db"), task("B").uses("db"), task("C")).workers(3).run();

    assertThat(told.said)
        .containsSubsequence("0 A starts", "0 C starts", "10 A ok", "10 B starts", "20 B ok");
  }

  @Test
  void a_queue_with_a_rate_starts_so_many_in_any_stretch_of_time() throws Exception {
    var told = Stage.of(task("A"), task("B"), task("C")).rate(1, 50).workers(3).run();

    assertThat(told.said)
        .containsSubsequence("0 A starts", "50 B starts", "100 C starts", "110 ends");
  }

  @Test
  void a_rate_does_not_wait_behind_what_was_armed_ahead_of_its_slot() throws Exception {
    var stage = new Stage().queue("Queue R", task("R1"), task("R2")).rate(1, 15);
    var plain = new Draft[100];
    for (var i = 0; i < plain.length; i++) {
      plain[i] = task("P" + i);
    }

    var told = stage.queue("Queue P", plain).run();

    assertThat(told.said).containsSubsequence("0 R1 starts", "20 P1 starts", "30 R2 starts");
  }

  @Test
  void nothing_starts_before_its_intent_is_durable_and_intents_are_forced_together()
      throws Exception {
    var stage = Stage.of(task("A"), task("B"), task("C"));
    stage.forceMs = 7;

    var told = stage.run();

    assertThat(told.said).containsSubsequence("7 A starts", "17 B starts", "27 C starts");
    assertThat(told.kinds().subList(0, 3))
        .containsExactly("effect.intent A 1", "effect.intent B 1", "effect.intent C 1");
  }

  @Test
  void what_can_have_no_effect_needs_no_intent() throws Exception {
    var stage = Stage.of(task("A").by("noop"));
    stage.forceMs = 7;

    var told = stage.run();

    assertThat(told.said).contains("0 A starts");
    assertThat(told.kinds()).containsExactly("task.settled A 1", "run.end");
  }

  @Test
  void an_outcome_stands_in_the_ledger_before_its_slot_is_used_again() throws Exception {
    var told = Stage.of(task("A"), task("B").needs("A")).run();

    assertThat(told.kinds())
        .containsExactly(
            "effect.intent A 1",
            "task.settled A 1",
            "effect.intent B 1",
            "task.settled B 1",
            "run.end");
    assertThat(told.ledger.getLast().get("data").toString())
        .isEqualTo("{counts={ok=2}, status=ok}");
  }

  @Test
  void it_is_written_before_its_slot_is_used_again_also_where_nothing_is_forced() throws Exception {
    var told = Stage.of(task("A").by("noop"), task("B").by("noop")).run();

    assertThat(told.writtenAtStart).containsEntry("A", 0).containsEntry("B", 1);
  }

  @Test
  void very_many_slots_are_filled_in_groups_and_all_of_them() throws Exception {
    var many = new Draft[1_000];
    for (var i = 0; i < many.length; i++) {
      many[i] = task("T" + i);
    }

    var told = Stage.of(many).workers(1_000_000).run();

    assertThat(told.said).contains("0 T999 starts").endsWith("10 T999 ok", "10 ends");
  }

  @Test
  void an_unknown_agent_is_an_error_that_needs_no_slot() throws Exception {
    var told = Stage.of(task("A"), task("B").by("nobody"), task("C").needs("B")).run();

    assertThat(told.said).startsWith("0 begins", "0 B error", "0 C skipped", "0 A starts");
  }

  @Test
  void a_task_that_is_up_to_date_is_skipped_and_meets_needs() throws Exception {
    var artifacts = new Artifacts(Sha256.of(new byte[0]), List.of(), List.of());
    var told =
        Stage.of(task("A").outputs("a.txt"), task("B").needs("A").outputs("b.txt"))
            .finds("A", new Freshness.UpToDate("since yesterday", artifacts))
            .run();

    assertThat(told.result("A")).isEqualTo("skipped: since yesterday");
    assertThat(told.attempts).containsEntry("A", 0);
    assertThat(told.evidence).containsExactly("A up to date", "B ok because it is new");
  }

  @Test
  void forced_tasks_and_dry_runs_are_not_asked_whether_they_are_up_to_date() throws Exception {
    var artifacts = new Artifacts(Sha256.of(new byte[0]), List.of(), List.of());
    var found = new Freshness.UpToDate("since yesterday", artifacts);
    var forced = Stage.of(task("A").outputs("a.txt")).finds("A", found);
    forced.force = true;
    var dry = Stage.of(task("A").outputs("a.txt")).finds("A", found);
    dry.dryRun = true;

    assertThat(forced.run().evidence).containsExactly("A ok because forced");
    assertThat(dry.run().evidence).containsExactly("A ok");
  }

  @Test
  void a_chain_of_a_hundred_thousand_is_skipped_without_a_stack() throws Exception {
    var chain = new Draft[100_000];
    chain[0] = task("T0");
    for (var i = 1; i < chain.length; i++) {
      chain[i] = task("T" + i).needs("T" + (i - 1));
    }

    var told = Stage.of(chain).goes("T0", Act.error(1)).run();

    assertThat(told.result("T99999")).startsWith("skipped: needs `T99998`, which was skipped");
  }

  @Test
  void a_denied_task_is_not_tried_again() throws Exception {
    var told =
        Stage.of(task("A").retry(3, 10, 10)).goes("A", Act.of(1, new Outcome.Denied("no"))).run();

    assertThat(told.attempts).containsEntry("A", 1);
  }
}
