package dev.taskexec.agents.shell;

import static dev.taskexec.agents.TestingContext.logged;
import static dev.taskexec.agents.TestingContext.unlogged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.agents.TestingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShellAgentTest {
  private static final Usage TEN_MS = Usage.NONE.with(Quantity.WALL_MS, 10, Usage.How.MEASURED);
  private static final Overrun CPU = new Overrun(Quantity.CPU_MS, "the task", 5000, 5120);
  private static final EffectOutcome OK = exit(0);

  @Test
  void asks_for_one_process_a_command_with_a_log_of_its_own() throws Exception {
    var env = new LinkedHashMap<>(Map.of("LANG", "C"));
    var build = new Command(List.of("mvn", "-q", "two words", ""), Optional.of("sub"), env);
    var context =
        TestingContext.of(
            task(OnFailure.STOP, build, Command.of("ls")), logged(OK, 1), logged(OK, 1));

    run(context);

    assertThat(context.asked())
        .containsExactly(
            new TestingContext.Asked(
                envelope(
                    JsonValue.Obj.builder()
                        .putStrings("argv", List.of("mvn", "-q", "two words", ""))
                        .put("cwd", "sub")
                        .putStrings("env", env)
                        .build()),
                "cmd1",
                "$ mvn -q two words "),
            new TestingContext.Asked(
                envelope(
                    JsonValue.Obj.builder()
                        .putStrings("argv", List.of("ls"))
                        .putStrings("env", Map.of())
                        .build()),
                "cmd2",
                "$ ls"));
    assertThat(CanonicalJson.text(context.asked().getLast().envelope().args()))
        .isEqualTo("{\"argv\":[\"ls\"],\"env\":{}}");
  }

  @Test
  void is_ok_when_every_command_exits_0() throws Exception {
    var report = run(OnFailure.STOP, logged(OK, 5), logged(OK, 7));

    assertThat(report.outcome()).isEqualTo(new Outcome.Ok());
    assertThat(report.commands()).hasSize(2).allMatch(CommandReport::succeeded);
    assertThat(report.evidence()).isEmpty();
  }

  @Test
  void adds_up_what_the_effects_and_the_logs_took() throws Exception {
    var report = run(OnFailure.STOP, logged(OK, 5), logged(exit(1), 7));

    assertThat(report.usage())
        .isEqualTo(
            Usage.NONE
                .with(Quantity.WALL_MS, 20, Usage.How.MEASURED)
                .with(Quantity.OUTPUT_BYTES, 12, Usage.How.MEASURED));
  }

  @Test
  void output_that_the_effect_has_measured_is_not_counted_with_its_log_too() throws Exception {
    var printed = TEN_MS.with(Quantity.OUTPUT_BYTES, 3, Usage.How.MEASURED);
    var measured = new EffectOutcome.Done(exitResult(0), printed);

    var report = run(OnFailure.STOP, logged(measured, 50), logged(OK, 7));

    assertThat(report.usage())
        .isEqualTo(
            Usage.NONE
                .with(Quantity.WALL_MS, 20, Usage.How.MEASURED)
                .with(Quantity.OUTPUT_BYTES, 10, Usage.How.MEASURED));
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void a_command_over_its_budget_ends_the_task_with_the_figure(OnFailure onError) throws Exception {
    var over = new EffectOutcome.Exhausted(CPU, TEN_MS);

    var report = run(onError, logged(OK, 1), logged(over, 3), logged(OK, 1));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Exhausted("command 2 of 3: cpu_ms 5120 of 5000 of the task"));
    assertThat(report.commands()).hasSize(2);
    assertThat(report.commands().getLast().error())
        .contains("over its budget: cpu_ms 5120 of 5000 of the task");
    assertThat(report.usage())
        .isEqualTo(
            Usage.NONE
                .with(Quantity.WALL_MS, 20, Usage.How.MEASURED)
                .with(Quantity.OUTPUT_BYTES, 4, Usage.How.MEASURED));
  }

  @Test
  void exhausted_counts_more_than_a_failure_before_it() throws Exception {
    var over = new EffectOutcome.Exhausted(CPU, Usage.NONE);

    var report = run(OnFailure.CONTINUE, logged(exit(1), 1), unlogged(over));

    assertThat(report.outcome()).isInstanceOf(Outcome.Exhausted.class);
  }

  @Test
  void goes_on_after_a_failure_where_the_plan_says_continue() throws Exception {
    var report = run(OnFailure.CONTINUE, logged(exit(3), 1), logged(exit(4), 1), logged(OK, 1));

    assertThat(report.outcome()).isEqualTo(new Outcome.Error("command 1 of 3 exited 3"));
    assertThat(report.commands())
        .extracting(command -> command.exit().orElseThrow())
        .containsExactly(3, 4, 0);
  }

  @Test
  void stops_after_a_failure_where_the_plan_says_stop() throws Exception {
    var report = run(OnFailure.STOP, logged(OK, 1), logged(exit(3), 1), logged(OK, 1));

    assertThat(report.outcome()).isEqualTo(new Outcome.Error("command 2 of 3 exited 3"));
    assertThat(report.commands()).hasSize(2);
  }

  @Test
  void reports_a_program_that_could_not_be_started() throws Exception {
    var missing = new EffectOutcome.Failed("no such program: xyz", false);

    var report = run(OnFailure.CONTINUE, unlogged(missing), logged(OK, 1));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("command 1 of 2 could not be started: no such program: xyz"));
    var first = report.commands().getFirst();
    assertThat(first.error()).contains("no such program: xyz");
    assertThat(first.exit()).isEmpty();
    assertThat(first.log()).isEmpty();
    assertThat(report.commands()).hasSize(2);
  }

  @Test
  void keeps_the_log_of_a_program_that_did_not_finish() throws Exception {
    var lost = new EffectOutcome.Failed("the disk is gone", true);

    var report = run(OnFailure.STOP, logged(lost, 9));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("command 1 of 1 did not finish: the disk is gone"));
    assertThat(report.commands().getFirst().log()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void a_refused_command_ends_the_task_whatever_the_plan_says(OnFailure onError) throws Exception {
    var refused = new EffectOutcome.Refused("!run:rm, --deny", "leave it out");

    var report = run(onError, logged(OK, 1), unlogged(refused), logged(OK, 1));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Denied("command 2 of 3: !run:rm, --deny; leave it out"));
    assertThat(report.commands()).hasSize(2);
    assertThat(report.commands().getLast().error()).contains("refused: !run:rm, --deny");
  }

  @Test
  void a_failure_before_a_refusal_remains_the_outcome() throws Exception {
    var refused = new EffectOutcome.Refused("!run:rm", "leave it out");

    var report = run(OnFailure.CONTINUE, logged(exit(1), 1), unlogged(refused));

    assertThat(report.outcome()).isEqualTo(new Outcome.Error("command 1 of 2 exited 1"));
  }

  @ParameterizedTest
  @EnumSource(OnFailure.class)
  void a_cancelled_command_ends_the_task_whatever_the_plan_says(OnFailure onError)
      throws Exception {
    var cancelled = new EffectOutcome.Cancelled("sleep: ended on request", TEN_MS);

    var report = run(onError, logged(cancelled, 3), logged(OK, 1));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Cancelled("command 1 of 2: sleep: ended on request"));
    assertThat(report.commands())
        .singleElement()
        .satisfies(command -> assertThat(command.error()).contains("sleep: ended on request"))
        .satisfies(command -> assertThat(command.log()).isPresent());
    assertThat(report.usage().figures()).containsKeys(Quantity.WALL_MS, Quantity.OUTPUT_BYTES);
  }

  @Test
  void cancelled_counts_more_than_a_failure_before_it() throws Exception {
    var cancelled = new EffectOutcome.Cancelled("sleep: ended on request", TEN_MS);

    var report = run(OnFailure.CONTINUE, logged(exit(1), 1), logged(cancelled, 1));

    assertThat(report.outcome()).isInstanceOf(Outcome.Cancelled.class);
  }

  @Test
  void does_not_believe_an_effect_without_an_exit_code() throws Exception {
    var odd = new EffectOutcome.Done(JsonValue.Obj.builder().put("exit", 1L << 40).build(), TEN_MS);
    var none = new EffectOutcome.Done(JsonValue.Obj.EMPTY, TEN_MS);

    var report = run(OnFailure.CONTINUE, logged(none, 1), logged(odd, 1));

    assertThat(report.outcome())
        .isEqualTo(new Outcome.Error("command 1 of 2 ended without an exit code"));
    assertThat(report.commands()).hasSize(2).allMatch(command -> command.error().isPresent());
  }

  @Test
  void has_nothing_to_do_without_commands() throws Exception {
    var context = TestingContext.of(task(OnFailure.CONTINUE));

    assertThat(run(context)).isEqualTo(AttemptReport.of(new Outcome.Noop()));
    assertThat(context.notes()).isEmpty();
  }

  @Test
  void asks_for_all_of_them_in_a_dry_run_whatever_an_empty_answer_lacks() throws Exception {
    var nothing = new EffectOutcome.Done(JsonValue.Obj.EMPTY, Usage.NONE);
    var context =
        TestingContext.dry(
            task(OnFailure.STOP, Command.of("rm", "x"), Command.of("rm", "y")),
            TestingContext.unlogged(nothing),
            TestingContext.unlogged(nothing));

    assertThat(run(context)).isEqualTo(AttemptReport.of(new Outcome.Noop()));
    assertThat(context.asked()).hasSize(2);
  }

  @Test
  void says_in_a_dry_run_which_command_would_be_refused() throws Exception {
    var context =
        TestingContext.dry(
            task(OnFailure.STOP, Command.of("rm", "x"), Command.of("curl", "y")),
            TestingContext.unlogged(new EffectOutcome.Done(JsonValue.Obj.EMPTY, Usage.NONE)),
            TestingContext.unlogged(new EffectOutcome.Refused("no permit `run:curl`", "add it")));

    assertThat(run(context).outcome())
        .isEqualTo(new Outcome.Denied("command 2 of 2: no permit `run:curl`; add it"));
  }

  @Test
  void stops_when_what_happened_cannot_be_recorded() {
    var context = TestingContext.of(task(OnFailure.CONTINUE, Command.of("true"))).fillDisk();

    assertThatThrownBy(() -> run(context)).isInstanceOf(EvidenceException.class);
  }

  private static AttemptReport run(OnFailure onError, TestingContext.Performed... answers)
      throws Exception {
    var commands = new Command[answers.length];
    for (var i = 0; i < commands.length; i++) {
      commands[i] = Command.of("program" + i);
    }
    return run(TestingContext.of(task(onError, commands), answers));
  }

  private static AttemptReport run(TestingContext context) throws Exception {
    return new ShellAgent().run(context);
  }

  private static Task task(OnFailure onError, Command... commands) {
    return Task.legacy(new TaskId("TASK-001"), "foundation", "Queue A — Build", 1)
        .withWork(new Work("shell", List.of(commands), onError, List.of()));
  }

  private static EffectEnvelope envelope(JsonValue.Obj args) {
    return EffectEnvelope.of("process.exec", 1, args);
  }

  private static EffectOutcome exit(int code) {
    return new EffectOutcome.Done(exitResult(code), TEN_MS);
  }

  private static JsonValue.Obj exitResult(int code) {
    return JsonValue.Obj.builder().put("exit", code).build();
  }
}
