package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.envelope;
import static dev.taskexec.effects.process.Bench.exit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.secret.KnownSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Output that secrets are taken out of goes through the kit.
@Timeout(60)
@ParameterizedClass
@EnumSource(Way.class)
class RedactedOutputTest {
  private static final Path OWN_FILES = Path.of("/proc/self/fd");

  @Parameter Way way;
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    var known = new KnownSecrets();
    known.add("TOKEN", "secret-value");
    bench = Bench.in(folder, way).redaction(known);
  }

  @Test
  void a_value_is_taken_out_of_both_streams() throws IOException {
    var outcome = bench.exec("sh", "-c", "echo 1 secret-value; echo 2 secret-value >&2");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("1 [secret TOKEN]\n");
    assertThat(bench.stderr()).isEqualTo("2 [secret TOKEN]\n");
  }

  @Test
  void a_value_in_two_writes_is_taken_out() throws IOException {
    // The second half only comes when the first was read: until then nothing else is in the file.
    var part = folder.resolve("part");
    Files.createFile(part);
    var program = "printf 'begin secret-'; while [ ! -s '%s' ]; do sleep 0.01; done; printf value";

    var performing = bench.start("sh", "-c", program.formatted(part));
    Await.until("the first part", () -> text(bench.stdoutFile()).equals("begin "));
    Files.writeString(part, "go");

    assertThat(exit(performing.answer().outcome())).isZero();
    assertThat(bench.stdout()).isEqualTo("begin [secret TOKEN]");
  }

  @Test
  void what_only_looks_like_the_beginning_of_a_value_arrives() throws IOException {
    bench.exec("printf", "a secret-valu");

    assertThat(bench.stdout()).isEqualTo("a secret-valu");
  }

  @Test
  void much_output_arrives_whole() throws IOException {
    var outcome = bench.exec("sh", "-c", "seq 1 400000; echo secret-value; echo end >&2");

    assertThat(exit(outcome)).isZero();
    var lines = Files.readAllLines(bench.stdoutFile());
    assertThat(lines).hasSize(400_001).contains("200000").endsWith("400000", "[secret TOKEN]");
    assertThat(bench.stderr()).isEqualTo("end\n");
  }

  @Test
  void the_effect_ends_with_its_program_whatever_still_holds_its_output() throws IOException {
    var outcome = bench.exec("sh", "-c", "echo before; sleep 600 & echo secret-value");

    assertThat(exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("before\n[secret TOKEN]\n");
    Marked.running(bench.mark())
        .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void too_much_output_is_stopped() {
    var bounds = Bounds.of(Quantity.OUTPUT_BYTES, 100_000);

    var outcome = bench.meter(bounds).exec("yes", "secret-value");

    assertThat(outcome).isInstanceOf(EffectOutcome.Exhausted.class);
  }

  @Test
  void an_interrupt_ends_the_program_and_leaves_what_it_wrote() throws IOException {
    var performing = bench.start("sh", "-c", "echo secret-value; exec sleep 600");
    Await.until("the output", () -> text(bench.stdoutFile()).endsWith("\n"));

    var answer = performing.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(bench.stdout()).isEqualTo("[secret TOKEN]\n");
  }

  @Test
  void a_program_that_is_not_there_is_not_started() {
    var outcome = bench.exec("no-such-program");

    assertThat(outcome).isEqualTo(Bench.failed("no such program: no-such-program"));
  }

  @Test
  void output_that_cannot_be_written_is_a_failure() throws Exception {
    var full = Path.of("/dev/full");
    var context = withOutput(bench.context(), new OutputFiles(full, full));

    var outcome = way.effect().perform(envelope("sh", "-c", "seq 1 100000; echo ok"), context);

    assertThat(outcome).isInstanceOf(EffectOutcome.Failed.class);
    assertThat(outcome.toString()).contains("No space left on device", "started=true");
  }

  @Test
  void nothing_stays_open() {
    bench.exec("true");
    var before = pipes();

    for (var i = 0; i < 20; i++) {
      bench.exec("echo", "secret-value");
      bench.exec("no-such-program");
    }

    assertThat(pipes()).isLessThanOrEqualTo(before + 2);
  }

  private static EffectContext withOutput(EffectContext context, OutputFiles files) {
    return new EffectContext(
        context.folder(),
        context.environment(),
        Optional.of(files),
        context.grace(),
        context.nanos(),
        context.meter(),
        context.authority(),
        context.redaction(),
        context.witness());
  }

  private static long pipes() {
    var count = 0;
    for (var name : OWN_FILES.toFile().list()) {
      try {
        var target = Files.readSymbolicLink(OWN_FILES.resolve(name));
        count += target.toString().startsWith("pipe:") ? 1 : 0;
      } catch (IOException _) {
        // It was closed meanwhile.
      }
    }
    return count;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
