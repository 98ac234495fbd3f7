package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.envelope;
import static dev.taskexec.effects.process.Bench.exit;
import static dev.taskexec.effects.process.Bench.failed;
import static dev.taskexec.effects.process.Bench.withCwd;
import static dev.taskexec.effects.process.Bench.withEnv;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ProcessExecTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder);
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
                assertThat(done.usage())
                    .isEqualTo(Usage.NONE.with(Quantity.WALL_MS, 42, Usage.How.MEASURED)));
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
  void throws_the_output_away_where_there_are_no_files() {
    var nowhere =
        new EffectContext(
            folder,
            bench.context().environment(),
            Optional.empty(),
            Duration.ofSeconds(5),
            System::nanoTime, dev.taskexec.abi.budget.Meter.UNLIMITED, false, EffectContext.Witness.NONE);

    var outcome =
        new ProcessExec()
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
    bench.without("PATH").with("HOME", "/home/me").with("EMPTY", "").with("SHADOWED", "context");

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

    var left = ProcessHandle.of(Long.parseLong(bench.stdout().strip())).orElseThrow();
    try {
      assertThat(exit(outcome)).isZero();
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
  void fails_where_the_output_cannot_be_written() {
    var missing = folder.resolve("no/such/file");
    var context =
        new EffectContext(
            folder,
            bench.context().environment(),
            Optional.of(new EffectContext.OutputFiles(missing, missing)),
            Duration.ofSeconds(5),
            System::nanoTime, dev.taskexec.abi.budget.Meter.UNLIMITED, false, EffectContext.Witness.NONE);

    var outcome = new ProcessExec().perform(envelope("true"), context);

    assertThat(outcome)
        .isEqualTo(
            failed(
                "a file for the output cannot be opened: %s (No such file or directory)"
                    .formatted(missing)));
  }
}
