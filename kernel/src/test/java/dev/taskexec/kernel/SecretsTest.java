package dev.taskexec.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.secret.SecretSource;
import dev.taskexec.abi.secret.SecretSource.SecretFile;
import dev.taskexec.abi.secret.SecretSource.Variable;
import dev.taskexec.kernel.permit.OwnFiles;
import dev.taskexec.kernel.permit.Protection;
import dev.taskexec.kernel.permit.RuleSource;
import dev.taskexec.kernel.secret.TestingProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecretsTest {
  /// Nothing here confines programs.
  private static final Protection UNSANDBOXED =
      new Protection(List.of(), Authority.Strictness.WAIVED, false, OwnFiles.NONE, RuleSource.NONE);

  private static final String VALUE = "s3cr3t-val/ue+1";

  @TempDir Path folder;

  private final TestingProgram program = new TestingProgram();
  private final Map<String, SecretSource> secrets = new LinkedHashMap<>();
  private final Map<String, String> caller = new LinkedHashMap<>();

  @Test
  void a_task_gets_the_value_and_its_log_the_name() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));
    caller.put("CI_TOKEN", VALUE);

    var done = printing("token", "$TOKEN");

    assertThat(program.contexts().getFirst().environment()).containsEntry("TOKEN", VALUE);
    assertThat(done.text("logs/A_cmd1.log")).contains("\ntoken [secret TOKEN]\n");
    assertNowhere(VALUE);
  }

  @Test
  void a_value_in_the_words_of_a_command_stands_nowhere() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));
    caller.put("CI_TOKEN", VALUE);

    var done = printing("curl", "-H", "X: " + VALUE);

    assertThat(done.text("ledger.jsonl")).contains("X: [secret TOKEN]");
    assertThat(done.text("run.json")).contains("X: [secret TOKEN]");
    assertThat(done.text("logs/A_cmd1.log")).startsWith("$ curl -H X: [secret TOKEN]\n");
    assertNowhere(VALUE);
  }

  @Test
  void a_value_in_a_reason_and_in_a_stack_trace_stands_nowhere() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));
    caller.put("CI_TOKEN", VALUE);

    var done =
        run(
            List.of(TestingPlan.task("A")),
            context -> {
              var _ = context.perform(TestingProgram.printing("x"), "cmd1", "$ x");
              throw new IllegalStateException("cannot use " + VALUE);
            });

    assertThat(done.result(0).toString()).contains("cannot use [secret TOKEN]");
    assertThat(done.events().toString()).doesNotContain(VALUE).contains("[secret TOKEN]");
    assertNowhere(VALUE);
  }

  @Test
  void a_confined_task_gets_the_secrets_that_its_permits_name() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));
    secrets.put("OTHER", new Variable("CI_OTHER"));
    caller.put("CI_TOKEN", VALUE);

    var done = run(List.of(confined("A", "env:TOKEN", "env:TOKENS")), print("$TOKEN", "$OTHER"));

    assertThat(done.result(0)).containsEntry("status", "ok");
    assertThat(done.text("logs/A_cmd1.log")).contains("[secret TOKEN] (none)");
  }

  @Test
  void a_task_that_may_have_the_source_itself_is_redacted_too() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));
    caller.put("CI_TOKEN", VALUE);

    var done = run(List.of(confined("A", "env:CI_TOKEN")), print("$CI_TOKEN", "$TOKEN"));

    assertThat(done.text("logs/A_cmd1.log")).contains("[secret TOKEN] (none)");
  }

  @Test
  void a_file_is_read_without_its_last_newline() throws Exception {
    Files.writeString(file("key.pem", "rw-------"), "line one of it\nline two of it\n");
    secrets.put("KEY", new SecretFile("key.pem"));

    var done = printing("$KEY");

    assertThat(program.contexts().getFirst().environment())
        .containsEntry("KEY", "line one of it\nline two of it");
    assertThat(done.text("logs/A_cmd1.log")).contains("[secret KEY]");
    assertThat(warnings(done)).isEmpty();
  }

  @Test
  void a_file_of_the_home_is_found_and_a_loose_one_is_warned_of() throws Exception {
    Files.writeString(file("token", "rw-r--r--"), VALUE);
    caller.put("HOME", folder.toString());
    secrets.put("TOKEN", new SecretFile("~/token"));

    var done = printing("$TOKEN");

    assertThat(done.text("logs/A_cmd1.log")).contains("[secret TOKEN]");
    assertThat(warnings(done)).hasSize(1).first().asString().contains("others than its owner");
  }

  @Test
  void a_command_is_run_once_and_what_it_prints_is_in_no_file() throws Exception {
    secrets.put("TOKEN", new SecretSource.Command(List.of("pass-of-db", "$PLAIN")));
    caller.put("PLAIN", VALUE);

    var done = run(List.of(TestingPlan.task("A"), TestingPlan.task("B")), print("$TOKEN"));

    assertThat(program.programs()).containsExactly("pass-of-db", "$TOKEN", "$TOKEN");
    assertThat(done.text("logs/B_cmd1.log")).contains("[secret TOKEN]");
    assertThat(done.text("ledger.jsonl")).contains("\"secret\":\"TOKEN\"");
    assertNowhere(VALUE);
  }

  @Test
  void what_cannot_be_had_is_an_error_that_names_secret_and_source() throws Exception {
    secrets.put("TOKEN", new Variable("CI_TOKEN"));

    assertThat(reason()).isEqualTo(lacking("the variable `CI_TOKEN`: it is not set"));

    caller.put("CI_TOKEN", "");
    assertThat(reason()).isEqualTo(lacking("the variable `CI_TOKEN`: it is empty"));

    secrets.put("TOKEN", new SecretFile("none"));
    assertThat(reason()).isEqualTo(lacking("the file `none`: it does not exist"));

    secrets.put("TOKEN", new SecretFile("."));
    assertThat(reason()).isEqualTo(lacking("the file `.`: it is not a regular file"));

    Files.writeString(file("long", "rw-------"), "x".repeat((64 << 10) + 1));
    secrets.put("TOKEN", new SecretFile("long"));
    assertThat(reason()).isEqualTo(lacking("the file `long`: it is longer than 65536 bytes"));

    secrets.put("TOKEN", new SecretSource.Command(List.of("exit", "3")));
    assertThat(reason()).isEqualTo(lacking("the command `exit 3`: it exited 3"));
  }

  @Test
  void a_value_of_three_characters_is_handed_out_with_a_warning() throws Exception {
    secrets.put("PIN", new Variable("CI_PIN"));
    caller.put("CI_PIN", "123");

    var done = printing("$PIN");

    assertThat(done.text("logs/A_cmd1.log")).contains("123");
    assertThat(warnings(done))
        .hasSize(1)
        .first()
        .asString()
        .contains("`PIN`")
        .doesNotContain("123");
  }

  private String reason() throws Exception {
    return String.valueOf(printing("x").result(0).get("reason"));
  }

  private static String lacking(String rest) {
    return "the secret `TOKEN` cannot be had from " + rest;
  }

  private TestingRun.Done printing(String... words) throws Exception {
    return run(List.of(TestingPlan.task("A")), print(words));
  }

  private TestingRun.Done run(List<Task> tasks, TestingAgent.Behaviour behaviour) throws Exception {
    var run = new TestingRun(folder).with(program).with(behaviour);
    run.environment.putAll(caller);
    run.conduct = new Conduct(OptionalInt.empty(), Optional.empty(), false, UNSANDBOXED);
    return run.run(1, plan(tasks));
  }

  private ExecutionPlan plan(List<Task> tasks) {
    return TestingPlan.of(tasks).withSecrets(new LinkedHashMap<>(secrets));
  }

  private static TestingAgent.Behaviour print(String... words) {
    return context -> printed(context, words);
  }

  private static AttemptReport printed(TaskContext context, String... words)
      throws EvidenceException {
    var performed =
        context.perform(TestingProgram.printing(words), "cmd1", "$ " + String.join(" ", words));
    var command = new Command(List.of(words), Optional.empty(), new LinkedHashMap<>());
    return switch (performed.outcome()) {
      case EffectOutcome.Failed(var reason, _) -> AttemptReport.of(new Outcome.Error(reason));
      default ->
          new AttemptReport(
              new Outcome.Ok(),
              List.of(
                  new CommandReport(command, OptionalInt.of(0), performed.log(), Optional.empty())),
              Optional.empty(),
              Usage.NONE);
    };
  }

  private static Task confined(String id, String... permits) {
    var task = TestingPlan.task(id);
    return new Task(
        task.id(),
        task.title(),
        task.layer(),
        task.queue(),
        task.sourceLine(),
        task.done(),
        task.work(),
        task.dependencies(),
        new Terms(
            true,
            Stream.concat(Stream.of(permits), Stream.of("effect:process.exec"))
                .map(PermitRule::parse)
                .toList(),
            task.terms().budget(),
            Optional.empty(),
            OptionalLong.empty(),
            false),
        task.artifacts(),
        task.tags(),
        task.metadata());
  }

  private static List<String> warnings(TestingRun.Done done) {
    return done.events().stream()
        .filter(RunEvent.Warned.class::isInstance)
        .map(event -> ((RunEvent.Warned) event).message())
        .toList();
  }

  private Path file(String name, String modes) throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
  }

  /// Looks through every file of the run, in clear and in base64.
  private void assertNowhere(String value) throws IOException {
    var coded = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8));
    try (var files = Files.walk(folder.resolve("runs"))) {
      var regular = files.filter(Files::isRegularFile).toList();
      assertThat(regular).hasSizeGreaterThan(4);
      assertThat(regular).allSatisfy(file -> assertThat(text(file)).doesNotContain(value, coded));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
