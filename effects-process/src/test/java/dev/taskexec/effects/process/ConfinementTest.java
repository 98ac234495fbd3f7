package dev.taskexec.effects.process;

import static dev.taskexec.effects.process.Bench.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a confined program sees and what is said about it; that everything else is as for any other
/// program is tested wherever there is a [Way].
@Timeout(60)
class ConfinementTest {
  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.in(folder, Way.LINUX).confined(true);
  }

  @Test
  void is_in_a_pid_namespace_of_its_own_and_not_its_first_process() throws IOException {
    var outcome = bench.exec("sh", "-c", "readlink /proc/self/ns/pid; echo $$");

    assertThat(Bench.exit(outcome)).isZero();
    assertThat(bench.stdout().lines().toList())
        .satisfiesExactly(
            space -> assertThat(space).isNotEqualTo(ownNamespace()),
            pid -> assertThat(pid).isNotEqualTo("1"));
  }

  private static String ownNamespace() throws IOException {
    return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
  }

  @Test
  void the_record_says_how_its_tree_ends() {
    var facts = new ArrayList<JsonValue>();

    bench.witness(said -> facts.add(said.members().get("tree"))).exec("true");

    assertThat(facts).containsExactly(JsonValue.of("namespace"));
  }

  @Test
  void the_record_says_where_there_are_no_namespaces() throws Exception {
    var facts = new ArrayList<JsonValue.Obj>();

    Way.PORTABLE.effect().perform(Bench.envelope("true"), bench.witness(facts::add).context());

    assertThat(facts.getFirst().members().get("tree")).isEqualTo(JsonValue.of("descendants"));
    assertThat(facts.getFirst().members().get("notes"))
        .asString()
        .contains("no namespaces: they need the launcher for Linux");
  }

  @Test
  void cannot_signal_what_is_outside() {
    var self = ProcessHandle.current().pid();

    var outcome = bench.exec("sh", "-c", "kill -0 " + self);

    assertThat(Bench.exit(outcome)).isEqualTo(1);
  }

  @Test
  void a_signal_to_its_own_group_does_not_end_what_is_around_it() throws IOException {
    var outcome = bench.exec("sh", "-c", "trap 'echo heard' USR1; kill -USR1 0; echo on");

    assertThat(Bench.exit(outcome)).isZero();
    assertThat(bench.stdout()).isEqualTo("heard\non\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 11, 13, 15, 31})
  void a_signal_that_ends_it_comes_through(int signal) {
    var outcome = bench.exec("sh", "-c", "kill -%d $$".formatted(signal));

    assertThat(Bench.exit(outcome)).isEqualTo(128 + signal);
  }

  /// The wrapper's exits are the program's too.
  @ParameterizedTest
  @ValueSource(ints = {1, 125, 126, 127, 255})
  void an_exit_of_the_program_s_own_is_no_failed_start(int code) throws IOException {
    var outcome =
        bench.exec("sh", "-c", "echo 'timeout: 1' >&2; echo more >&2; exit %d".formatted(code));

    assertThat(Bench.exit(outcome)).isEqualTo(code);
    assertThat(bench.stderr()).isEqualTo("timeout: 1\nmore\n");
  }

  @Test
  void a_program_whose_interpreter_is_missing_is_not_started() throws IOException {
    bench.program("tool", "#!/no/such/interpreter\n");
    bench.permits("run:./tool");

    var outcome = bench.exec("./tool");

    assertThat(outcome)
        .isEqualTo(
            failed(
                "no such interpreter: /no/such/interpreter, in the first line of %s/./tool"
                    .formatted(folder)));
  }

  @Test
  void a_confined_program_that_cannot_be_confined_is_not_started() {
    var outcome =
        bench.exec("sh", "-c", "echo 'unshare: unshare failed: No space left' >&2; exit 1");

    assertThat(outcome)
        .isEqualTo(failed("cannot be confined: unshare: unshare failed: No space left"));
  }

  @Test
  void leaves_no_core_and_has_no_more_than_its_words() throws IOException {
    var outcome = bench.exec("sh", "-c", "ulimit -c; cat /proc/self/cmdline");

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    assertThat(bench.stdout()).isEqualTo("0\ncat\0/proc/self/cmdline\0");
  }
}
