package dev.taskexec.agents.effect;

import static dev.taskexec.agents.TestingContext.logged;
import static dev.taskexec.agents.TestingContext.unlogged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.agents.TestingContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectAgentTest {
  private static final String EMPTY = Sha256.of(new byte[0]).hex();
  private static final Done DONE = new Done(Obj.EMPTY, Usage.NONE);
  private static final Done FOUND =
      new Done(Obj.builder().put("size", 100).put("sha256", EMPTY).build(), Usage.NONE);
  private static final Failed MISSING = new Failed("`a` does not exist", false);
  private static final Done TEXT =
      new Done(Obj.builder().put("content", "one\nv12\n").build(), Usage.NONE);

  @Test
  void performs_the_envelopes_in_order_with_a_log_each() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write(), exec()), logged(DONE, 3), logged(exit(0), 7));

    var report = run(context);

    assertThat(report.outcome()).isEqualTo(new Outcome.Ok());
    assertThat(context.asked())
        .containsExactly(
            new TestingContext.Asked(write(), "effect1", "# effect 1 of 2 (file.write) v1"),
            new TestingContext.Asked(exec(), "effect2", "# effect 2 of 2 (process.exec) v1"));
  }

  @Test
  void leaves_a_note_with_what_came_of_each() throws Exception {
    var result = Obj.builder().put("bytes", 2).build();
    var context =
        TestingContext.of(
            task(OnFailure.STOP, keyed("k", "after: exists a")),
            logged(new Done(result, Usage.NONE), 3),
            unlogged(FOUND));

    var report = run(context);

    assertThat(report.evidence()).isPresent();
    assertThat(context.notes())
        .containsEntry(
            "effects",
            """
            {
              "v": 1,
              "planned": 1,
              "effects": [
                {
                  "n": 1,
                  "effect": "file.write",
                  "v": 1,
                  "outcome": "ok",
                  "key": "k",
                  "result": {
                    "bytes": 2
                  },
                  "log": {
                    "path": "logs/x.log",
                    "bytes": 3,
                    "digest": "sha256:%s"
                  },
                  "invariants": [
                    {
                      "invariant": "after: exists a",
                      "side": "after",
                      "holds": true
                    }
                  ]
                }
              ]
            }
            """
                .formatted(EMPTY));
  }

  @Test
  void a_process_is_told_as_a_command_is() throws Exception {
    var report = run(task(OnFailure.STOP, exec()), logged(exit(75), 7));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("effect 1 of 1 (process.exec) exited 75"));
    assertThat(report.commands())
        .singleElement()
        .satisfies(
            command -> {
              assertThat(command.command().argv()).containsExactly("make", "all");
              assertThat(command.exit()).hasValue(75);
              assertThat(command.log()).isPresent();
            });
  }

  @Test
  void the_first_that_does_not_go_well_ends_the_task() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write(), write()), unlogged(new Failed("disk full", true)));

    var report = run(context);

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("effect 1 of 2 (file.write) did not finish: disk full"));
    assertThat(context.asked()).hasSize(1);
  }

  @Test
  void goes_on_behind_a_failure_where_the_plan_says_so_and_the_first_is_the_tasks()
      throws Exception {
    var report =
        run(
            task(OnFailure.CONTINUE, write(), write(), write()),
            unlogged(new Failed("one", false)),
            unlogged(new Failed("two", false)),
            unlogged(DONE));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("effect 1 of 3 (file.write) could not be done: one"));
  }

  @Test
  void what_was_refused_or_ended_by_the_kit_ends_the_task_always() throws Exception {
    var overrun = new Overrun(Quantity.IO, "the task", 1, 2);

    var denied = run(unlogged(new Refused("no permit", "add `write:a`")));
    var exhausted = run(unlogged(new Exhausted(overrun, Usage.NONE)));
    var cancelled = run(unlogged(new Cancelled("stopped", Usage.NONE)));

    assertThat(denied)
        .isEqualTo(new Outcome.Denied("effect 1 of 2 (file.write): no permit; add `write:a`"));
    assertThat(exhausted)
        .isEqualTo(new Outcome.Exhausted("effect 1 of 2 (file.write): " + overrun.text()));
    assertThat(cancelled).isEqualTo(new Outcome.Cancelled("effect 1 of 2 (file.write): stopped"));
  }

  @Test
  void a_broken_invariant_before_keeps_the_effect_from_being_performed() throws Exception {
    var context = TestingContext.of(task(OnFailure.STOP, write("not exists a")), unlogged(FOUND));

    var report = run(context);

    assertThat(report.outcome())
        .isEqualTo(
            new Outcome.Error(
                "effect 1 of 1 (file.write): `not exists a` does not hold before it: there is"
                    + " something; it was not performed"));
    assertThat(effects(context)).containsExactly("file.digest");
  }

  @Test
  void a_broken_invariant_after_says_that_the_effect_has_happened() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("after: exists a")), logged(DONE, 1), unlogged(MISSING));

    var report = run(context);

    assertThat(report.outcome())
        .isEqualTo(
            new Outcome.Error(
                "effect 1 of 1 (file.write): `after: exists a` does not hold after it: nothing is"
                    + " there; it has happened"));
    assertThat(context.notes().get("effects")).contains("\"holds\": false");
  }

  @Test
  void an_invariant_without_a_side_is_looked_at_on_both() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("exists a")),
            unlogged(FOUND),
            logged(DONE, 1),
            unlogged(FOUND));

    var report = run(context);

    assertThat(report.outcome()).isEqualTo(new Outcome.Ok());
    assertThat(effects(context)).containsExactly("file.digest", "file.write", "file.digest");
  }

  @Test
  void a_file_is_looked_at_once_a_side() throws Exception {
    var context =
        TestingContext.of(
            task(
                OnFailure.STOP,
                write(
                    "before: exists a",
                    "before: size a = 100B",
                    "before: digest a sha256:" + EMPTY)),
            unlogged(FOUND),
            logged(DONE, 1));

    var report = run(context);

    assertThat(report.outcome()).isEqualTo(new Outcome.Ok());
    assertThat(effects(context)).containsExactly("file.digest", "file.write");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "before: size a > 100B        | its size is 100B",
        "before: digest a sha256:%s   | its digest is %s",
        "before: matches a v[0-9]     | no line of it fits",
      })
  void what_does_not_hold_is_said_with_what_was_found(String invariant, String why)
      throws Exception {
    var other = Sha256.of(new byte[1]).hex();
    var answer = invariant.contains("matches") ? TEXT : FOUND;
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write(invariant.formatted(other))), unlogged(answer));

    assertThat(run(context).outcome().reason()).contains(why.formatted(EMPTY));
  }

  @Test
  void a_line_must_fit_the_whole_pattern() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("before: matches a \"v[0-9]+\"")),
            unlogged(TEXT),
            logged(DONE, 1));

    assertThat(run(context).outcome()).isEqualTo(new Outcome.Ok());
    assertThat(effects(context)).containsExactly("file.read", "file.write");
  }

  @ParameterizedTest
  @ValueSource(strings = {"`a` does not exist", "`a` lies in a folder that does not exist"})
  void that_nothing_is_there_holds_where_nothing_is(String reason) throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("before: not exists a")),
            unlogged(new Failed(reason, false)),
            logged(DONE, 1));

    assertThat(run(context).outcome()).isEqualTo(new Outcome.Ok());
  }

  @Test
  void what_cannot_be_looked_at_does_not_count_as_missing() throws Exception {
    var unreadable = new Failed("`a` may not be touched: the system denies it", false);
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("before: not exists a")), unlogged(unreadable));

    assertThat(run(context).outcome().reason())
        .contains("nobody could look whether `before: not exists a` holds before it");
    assertThat(effects(context)).containsExactly("file.digest");
  }

  @Test
  void a_look_that_is_refused_denies_the_task() throws Exception {
    var context =
        TestingContext.of(
            task(OnFailure.STOP, write("before: exists a")),
            unlogged(new Refused("no rule allows it", "add `read:a`")));

    assertThat(run(context).outcome())
        .isEqualTo(
            new Outcome.Denied(
                "effect 1 of 1 (file.write): nobody could look whether `before: exists a` holds"
                    + " before it (it was not performed): no rule allows it; add `read:a`"));
  }

  @Test
  void a_process_without_an_exit_code_is_not_believed() throws Exception {
    assertThat(run(task(OnFailure.STOP, exec()), logged(DONE, 1)).outcome())
        .isEqualTo(new Outcome.Error("effect 1 of 1 (process.exec) ended without an exit code"));
  }

  @Test
  void an_exit_invariant_says_which_codes_are_well() throws Exception {
    assertThat(run(task(OnFailure.STOP, exec("exit 0,3")), logged(exit(3), 1)).outcome())
        .isEqualTo(new Outcome.Ok());
    assertThat(run(task(OnFailure.STOP, exec("exit 0,3")), logged(exit(1), 1)).outcome().reason())
        .contains("`exit 0,3` does not hold after it: it exited 1");
    assertThat(run(task(OnFailure.STOP, exec("exit 3")), logged(exit(0), 1)).outcome())
        .isInstanceOf(Outcome.Error.class);
  }

  @Test
  void of_an_effect_that_is_done_already_only_the_invariants_behind_it_count() throws Exception {
    var context =
        TestingContext.of(
                task(OnFailure.STOP, keyed("k", "before: not exists a", "after: exists a")),
                unlogged(DONE),
                unlogged(FOUND))
            .repeating();

    assertThat(run(context).outcome()).isEqualTo(new Outcome.Ok());
    assertThat(effects(context)).containsExactly("file.write", "file.digest");
  }

  @Test
  void a_task_without_envelopes_and_a_dry_run_do_nothing() throws Exception {
    assertThat(run(TestingContext.of(task(OnFailure.STOP))).outcome())
        .isEqualTo(new Outcome.Noop());
    assertThat(run(TestingContext.dry(task(OnFailure.STOP, write()))).outcome())
        .isEqualTo(new Outcome.Noop());
  }

  private static List<String> effects(TestingContext context) {
    return context.asked().stream().map(asked -> asked.envelope().effect()).toList();
  }

  private static Outcome run(Performed... answers) throws Exception {
    return run(task(OnFailure.CONTINUE, write(), write()), answers).outcome();
  }

  private static AttemptReport run(Task task, Performed... answers) throws Exception {
    return run(TestingContext.of(task, answers));
  }

  private static AttemptReport run(TestingContext context) throws Exception {
    return new EffectAgent().run(context);
  }

  private static EffectOutcome exit(int code) {
    return new Done(Obj.builder().put("exit", code).build(), Usage.NONE);
  }

  private static EffectEnvelope exec(String... invariants) {
    var args = Obj.builder().putStrings("argv", List.of("make", "all")).build();
    return envelope("process.exec", args, Optional.empty(), invariants);
  }

  private static EffectEnvelope write(String... invariants) {
    return envelope("file.write", Obj.EMPTY, Optional.empty(), invariants);
  }

  private static EffectEnvelope keyed(String key, String... invariants) {
    return envelope("file.write", Obj.EMPTY, Optional.of(key), invariants);
  }

  private static EffectEnvelope envelope(
      String effect, Obj args, Optional<String> key, String... invariants) {
    return new EffectEnvelope(
        effect, 1, args, List.of(invariants), key, Budget.NONE, Optional.empty());
  }

  private static Task task(OnFailure onError, EffectEnvelope... effects) {
    return Task.legacy(new TaskId("TASK-001"), "foundation", "Queue A — Build", 1)
        .withWork(new Work("effect", List.of(), onError, List.of(effects)));
  }
}
