package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.agent.TaskContext.Performed;
import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Ok;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Grammar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskContextTest {
  private static final AttemptReport OK = AttemptReport.of(new Ok());
  private static final Overrun OVER = new Overrun(Quantity.OUTPUT_BYTES, "the task", 3, 4);
  private static final Usage MUCH = Usage.NONE.with(Quantity.OUTPUT_BYTES, 4, Usage.How.MEASURED);
  private static final Done DONE = new Done(JsonValue.Obj.EMPTY, Usage.NONE);

  @TempDir Path folder;

  private final List<Performed> answers = new ArrayList<>();
  private final List<EffectContext> contexts = new ArrayList<>();

  @Test
  void a_log_is_header_and_output() throws Exception {
    var done = performing(printing("hello\n", "", DONE)).run("A");

    assertThat(done.text("logs/A_cmd1.log")).isEqualTo("$ run\nhello\n");
    assertThat(done.names("logs")).containsExactly("A_cmd1.log");
  }

  @Test
  void standard_error_stands_behind_a_mark() throws Exception {
    var done = performing(printing("out\n", "err\n", DONE)).run("A");

    assertThat(done.text("logs/A_cmd1.log")).isEqualTo("$ run\nout\n\n[stderr]\nerr\n");
    assertThat(done.names("logs")).containsExactly("A_cmd1.log");
  }

  @Test
  void a_log_is_named_as_the_plan_was_and_measured() throws Exception {
    performing(printing("no newline", "", DONE)).run("A");

    var log = answers.getFirst().log().orElseThrow();
    assertThat(log.path()).isEqualTo("runs/20261121_094313Z/logs/A_cmd1.log");
    assertThat(log.bytes()).isEqualTo(16);
    assertThat(log.digest())
        .isEqualTo(Sha256.of("$ run\nno newline".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void what_began_and_was_ended_or_failed_keeps_its_log() throws Exception {
    var ended = performing(printing("half", "", new Cancelled("ended", Usage.NONE))).run("A");
    var failed = performing(printing("half", "", new Failed("broke", true))).run("A");

    var stopped = performing(printing("half", "", new Exhausted(OVER, MUCH))).run("A");

    assertThat(ended.text("logs/A_cmd1.log")).isEqualTo("$ run\nhalf");
    assertThat(stopped.text("logs/A_cmd1.log")).isEqualTo("$ run\nhalf");
    assertThat(failed.text("logs/A_cmd1.log")).isEqualTo("$ run\nhalf");
    assertThat(answers).allMatch(answer -> answer.log().isPresent());
  }

  @Test
  void what_did_not_begin_leaves_no_log() throws Exception {
    var failed = performing(printing("", "", new Failed("no such program", false))).run("A");
    var refused = performing(printing("", "", new Refused("no", "ask"))).run("A");

    assertThat(failed.names("logs")).isEmpty();
    var unpaid = performing(printing("", "", new Exhausted(OVER, Usage.NONE))).run("A");

    assertThat(refused.names("logs")).isEmpty();
    assertThat(unpaid.names("logs")).isEmpty();
    assertThat(answers).allMatch(answer -> answer.log().isEmpty());
  }

  @Test
  void an_effect_with_a_bug_keeps_its_log_and_ends_the_task_alone() throws Exception {
    var run =
        performing(
            TestingEffect.of(
                context -> {
                  TestingOutput.print(context, "before", "");
                  throw new IllegalStateException("oops");
                }));

    var done = run.run("A");

    assertThat(done.result(0)).containsEntry("status", "error");
    assertThat(done.text("logs/A_cmd1.log")).isEqualTo("$ run\nbefore");
  }

  @Test
  void a_log_is_never_overwritten() throws Exception {
    var run =
        new TestingRun(folder)
            .with(printing("x", "", DONE))
            .with(
                context -> {
                  perform(context);
                  perform(context);
                  return OK;
                });

    var done = run.run("A");

    assertThat(done.names("logs")).containsExactly("A_cmd1-2.log", "A_cmd1.log");
  }

  @Test
  void a_name_that_leads_elsewhere_is_a_bug_of_the_agent() throws Exception {
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  context.note("../../escaped", "text");
                  return OK;
                });

    var done = run.run("A");

    assertThat(done.result(0)).containsEntry("status", "error");
    assertThat(done.result(0).get("reason").toString()).contains("../../escaped");
  }

  @Test
  void a_note_bears_the_second_of_the_run() throws Exception {
    var run =
        new TestingRun(folder)
            .with(
                context -> {
                  var note = context.note("noop", "NOOP: zażółć\n");
                  return new AttemptReport(new Ok(), List.of(), Optional.of(note), Usage.NONE);
                });
    run.run("A");

    var second = run.run("A");

    assertThat(second.report().id()).hasToString("20261121_094313Z-2");
    assertThat(second.text("logs/A_noop_20261121_094313Z.txt")).isEqualTo("NOOP: zażółć\n");
    assertThat(second.result(0))
        .containsEntry("evidence", "runs/20261121_094313Z-2/logs/A_noop_20261121_094313Z.txt");
  }

  @Test
  void commands_stand_in_the_result_as_the_original_wrote_them() throws Exception {
    var run =
        new TestingRun(folder)
            .with(printing("", "", DONE))
            .with(
                context -> {
                  var log = perform(context).log();
                  var exited =
                      new CommandReport(
                          Command.of("sh", "-c", "exit 3"),
                          OptionalInt.of(3),
                          log,
                          Optional.empty());
                  var missing =
                      new CommandReport(
                          Command.of("nothing"),
                          OptionalInt.empty(),
                          Optional.empty(),
                          Optional.of("no such program"));
                  return new AttemptReport(
                      new Outcome.Error("sh exited with 3"),
                      List.of(exited, missing),
                      Optional.empty(),
                      Usage.NONE);
                });

    var done = run.run("A");

    assertThat(done.text("run.json"))
        .contains(
            """
                  "commands": [
                    {
                      "cmd": [
                        "sh",
                        "-c",
                        "exit 3"
                      ],
                      "cwd": null,
                      "rc": 3,
                      "log": "runs/20261121_094313Z/logs/A_cmd1.log"
                    },
                    {
                      "cmd": [
                        "nothing"
                      ],
                      "cwd": null,
                      "error": "no such program"
                    }
                  ]
            """);
    assertThat(done.finished().getFirst().log()).isEqualTo(answers.getFirst().log());
    assertThat(done.text("evidence.jsonl"))
        .contains(
            "\"bytes\":6,\"cmd\":[\"sh\",\"-c\",\"exit 3\"],\"cwd\":null,\"digest\":\"sha256:");
  }

  @Test
  void an_effect_sees_the_environment_and_whose_attempt_it_is() throws Exception {
    var run = performing(printing("", "", DONE));
    run.environment.put("LANG", "C.UTF-8");

    run.run("A", "A");

    assertThat(contexts.get(1).environment())
        .containsEntry("LANG", "C.UTF-8")
        .containsEntry("TASK_EXEC_KIT_RUN_ID", "20261121_094313Z")
        .containsEntry("TASK_EXEC_KIT_TASK_ID", "A")
        .containsEntry("TASK_EXEC_KIT_ATTEMPT", "1")
        .containsKey("TASK_EXEC_KIT_TMPDIR")
        .hasSize(5);
  }

  @Test
  void an_effect_sees_the_plans_parameters_under_their_own_names() throws Exception {
    var run = performing(printing("", "", DONE));
    run.environment.put("target", "the caller's");
    var params = new LinkedHashMap<>(Map.of("target", "staging"));

    run.run(1, TestingPlan.with(params, TestingPlan.of("A")));

    assertThat(contexts.getFirst().environment()).containsEntry("target", "staging");
  }

  @Test
  void an_attempt_has_a_private_folder_that_goes_with_it_and_follows_no_link() throws Exception {
    var kept = Files.createDirectory(folder.resolve("kept"));
    Files.writeString(kept.resolve("file"), "mine");
    var run =
        performing(
            TestingEffect.of(
                context -> {
                  fillTemporary(context, kept);
                  return DONE;
                }));

    var done = run.run("A", "B");

    assertThat(done.each("status")).containsExactly("ok", "ok");
    assertThat(kept.resolve("file")).hasContent("mine");
    assertThat(done.names(".")).doesNotContain("tmp");
  }

  @Test
  void a_legacy_plan_starts_in_the_working_folder_others_in_their_root() throws Exception {
    var run = performing(printing("", "", DONE));
    run.base = Path.of("sub/./plans");
    var tasks = List.of(TestingPlan.task("A"));

    run.run(1, TestingPlan.of(Grammar.LEGACY, "..", tasks));
    run.run(1, TestingPlan.of(Grammar.EXTENDED, "..", tasks));
    run.run(1, TestingPlan.of(Grammar.EXTENDED, ".", tasks));

    assertThat(contexts)
        .extracting(EffectContext::folder)
        .containsExactly(folder, folder.resolve("sub/plans/.."), folder.resolve("sub/plans"));
  }

  @Test
  void a_refusal_says_what_there_is_and_stands_in_the_evidence() throws Exception {
    var run =
        new TestingRun(folder).with(new TestingEffect("other.effect", _ -> DONE)).with(this::asked);

    var done = run.run("A");

    assertThat(answers.getFirst().outcome())
        .isEqualTo(new Refused("no effect named `testing.effect`", "use one of other.effect"));
    assertThat(TestingJson.list(done.evidence().getFirst(), "effects").getFirst())
        .containsEntry("effect", "testing.effect")
        .containsEntry("outcome", "refused")
        .containsEntry("reason", "no effect named `testing.effect`; use one of other.effect");
  }

  private AttemptReport asked(TaskContext context) throws EvidenceException {
    perform(context);
    return OK;
  }

  private Performed perform(TaskContext context) throws EvidenceException {
    var answer = context.perform(TestingEffect.envelope(), "cmd1", "$ run");
    answers.add(answer);
    return answer;
  }

  private TestingRun performing(TestingEffect effect) {
    return new TestingRun(folder).with(effect).with(this::asked);
  }

  private TestingEffect printing(String stdout, String stderr, EffectOutcome outcome) {
    return TestingEffect.of(
        context -> {
          contexts.add(context);
          TestingOutput.print(context, stdout, stderr);
          return outcome;
        });
  }

  private static void fillTemporary(EffectContext context, Path kept) {
    var own = Path.of(String.valueOf(context.environment().get("TASK_EXEC_KIT_TMPDIR")));
    try {
      assertThat(own).isAbsolute().isEmptyDirectory();
      try (var all = Files.list(own.getParent())) {
        assertThat(all).containsExactly(own);
      }
      var deep = Files.createDirectories(own.resolve("a/b"));
      Files.writeString(deep.resolve("c"), "text");
      Files.createSymbolicLink(own.resolve("link"), kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
