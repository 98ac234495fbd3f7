package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.envelope;
import static dev.taskexec.effects.process.Bench.exit;
import static dev.taskexec.effects.process.Bench.failed;
import static dev.taskexec.effects.process.Bench.withCwd;
import static dev.taskexec.effects.process.Bench.withEnv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class ProcessExecTest {
  @Parameter Way way;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, way);
  }

  @Test
  void is_found_as_a_service() {
    assertThat(ServiceLoader.load(Effect.class))
        .hasOnlyElementsOfType(ProcessExec.class)
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 75, 255})
  void answers_with_the_exit_code(int code) {
    var outcome = bench.exec("sh", "-c", "exit " + code);

    assertThat(exit(outcome)).isEqualTo(code);
  }

  @Test
  void answers_with_128_and_the_number_of_the_signal_that_ended_the_program() {
    var outcome = bench.exec("sh", "-c", "kill -9 $$");

    assertThat(exit(outcome)).isEqualTo(128 + 9);
  }

  @Test
  void measures_the_wall_time() {
    var ticks = List.of(5_000_000L, 47_900_000L).iterator();

    var outcome = bench.nanos(ticks::next).exec("true");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            EffectOutcome.Done.class,
            done ->
                assertThat(done.usage().figures())
                    .containsEntry(Quantity.WALL_MS, new Usage.Figure(42, Usage.How.MEASURED)));
  }

  @Test
  void says_what_it_is_about_to_start_before_it_starts() throws IOException {
    var facts = new ArrayList<JsonValue.Obj>();
    var begun = folder.resolve("begun");
    bench
        .with("SECRET", "of the context")
        .witness(
            said -> {
              assertThat(begun).doesNotExist();
              facts.add(said);
            });

    bench.exec(withEnv(Map.of("NAMED", "by the task"), "touch", "begun"));

    assertThat(begun).exists();
    var expected =
        JsonValue.Obj.builder()
            .putStrings("argv", List.of("touch", "begun"))
            .put("cwd", folder.toString())
            .putStrings("env", List.of("NAMED"))
            .put("launcher", way.launcher().name())
            .put("tree", way.launcher().tree())
            .put("tier", way.launcher().tier());
    if (!way.launcher().notes().isEmpty()) {
      expected.putStrings("notes", way.launcher().notes());
    }
    assertThat(facts).containsExactly(expected.build());
  }

  @Test
  void starts_nothing_that_cannot_be_recorded() {
    var full = new EvidenceException("ledger.jsonl", new IOException("disk full"));
    bench.witness(
        _ -> {
          throw full;
        });

    assertThatThrownBy(() -> way.effect().perform(envelope("touch", "begun"), bench.context()))
        .isSameAs(full);
    assertThat(folder.resolve("begun")).doesNotExist();
  }

  @Test
  void does_not_bother_the_witness_with_arguments_that_are_wrong() {
    bench.witness(
        said -> {
          throw new AssertionError("nothing begins: " + said);
        });

    assertThat(bench.exec("touch", "begun\0")).isInstanceOf(EffectOutcome.Failed.class);
  }

  @Test
  void keeps_standard_output_and_error_apart() throws IOException {
    var outcome = bench.exec("sh", "-c", "echo out; echo err >&2; echo more");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("out\nmore\n");
    assertThat(bench.stderr()).isEqualTo("err\n");
  }

  @Test
  void appends_to_the_output_files() throws IOException {
    Files.writeString(bench.stdoutFile(), "$ echo\n");

    bench.exec("echo", "hello");

    assertThat(bench.stdout()).isEqualTo("$ echo\nhello\n");
  }

  @Test
  void throws_the_output_away_where_there_are_no_files() throws Exception {
    var nowhere =
        new EffectContext(
            folder,
            bench.context().environment(),
            Optional.empty(),
            Duration.ofSeconds(5),
            System::nanoTime,
            Meter.UNLIMITED,
            new Authority.Unconfined(),
            Redaction.NONE,
            EffectContext.Witness.NONE);

    var outcome =
        way.effect()
            .perform(
                envelope("sh", "-c", "head -c 1000000 /dev/zero && head -c 1000000 /dev/zero >&2"),
                nowhere);

    assertThat(exit(outcome)).isZero();
  }

  @Test
  void gives_an_empty_standard_input() throws IOException {
    var outcome = bench.exec("cat");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEmpty();
  }

  @Test
  void gives_the_variables_that_were_named_and_no_others() throws IOException {
    bench
        .without("PATH")
        .without(Marked.VARIABLE)
        .with("HOME", "/home/me")
        .with("EMPTY", "")
        .with("SHADOWED", "context");

    var outcome =
        bench.exec(withEnv(Map.of("SHADOWED", "command", "LINES", "a\nb=c"), "/usr/bin/env", "-0"));

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout().split("\0"))
        .containsExactlyInAnyOrder("HOME=/home/me", "EMPTY=", "SHADOWED=command", "LINES=a\nb=c");
  }

  @Test
  void starts_in_the_folder_of_the_context() throws IOException {
    bench.exec("pwd");

    assertThat(bench.stdout()).isEqualTo(folder.toRealPath() + "\n");
  }

  @Test
  void starts_in_a_folder_below_the_context_s() throws IOException {
    var below = Files.createDirectories(folder.resolve("a b/c"));

    bench.exec(withCwd("a b/c", "pwd"));

    assertThat(bench.stdout()).isEqualTo(below.toRealPath() + "\n");
  }

  @Test
  void starts_in_an_absolute_folder() throws IOException {
    bench.exec(withCwd("/", "pwd"));

    assertThat(bench.stdout()).isEqualTo("/\n");
  }

  @Test
  void ends_while_a_background_process_still_holds_the_output() throws IOException {
    var outcome = bench.exec("sh", "-c", "sleep 10000 & echo $!");

    assertThat(exit(outcome)).isZero();
    if (way == Way.CONFINED) {
      assertThat(Marked.running(bench.mark())).as("what a confined task leaves behind").isEmpty();
      return;
    }
    var left = ProcessHandle.of(Long.parseLong(bench.stdout().strip())).orElseThrow();
    try {
      assertThat(left.isAlive()).as("what an unconfined task leaves behind stays").isTrue();
    } finally {
      left.destroyForcibly();
    }
  }

  @Test
  void runs_a_file_without_an_interpreter_line_with_the_shell() throws IOException {
    bench.program("plain", "echo \"by $0\"\n");

    var outcome = bench.exec("./plain");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("by ./plain\n");
  }

  @Test
  void fails_where_the_output_cannot_be_written() throws Exception {
    var missing = folder.resolve("no/such/file");
    var context =
        new EffectContext(
            folder,
            bench.context().environment(),
            Optional.of(new EffectContext.OutputFiles(missing, missing)),
            Duration.ofSeconds(5),
            System::nanoTime,
            Meter.UNLIMITED,
            new Authority.Unconfined(),
            Redaction.NONE,
            EffectContext.Witness.NONE);

    var outcome = way.effect().perform(envelope("true"), context);

    assertThat(outcome)
        .isEqualTo(
            failed(
                "a file for the output cannot be opened: %s (No such file or directory)"
                    .formatted(missing)));
  }
}
