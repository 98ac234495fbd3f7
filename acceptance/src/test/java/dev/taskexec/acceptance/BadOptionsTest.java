package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command line that is wrong: one error that names the option, exit code 64, nothing written.
class BadOptionsTest {
  @TempDir Path folder;

  @BeforeEach
  void a_source_of_truth() {
    Sot.write(folder, Sot.withTasks("TASK-001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "abc", "", "1.5", "99999999999"})
  void refuses_workers(String workers) {
    var error = Kit.in(folder).refuses(64, "run", "--sot", "sot.md", "--max-workers=" + workers);

    assertThat(error.code()).isEqualTo("USE001");
    assertThat(error.place() + error.message()).contains("--max-workers");
    assertThat(error.message()).contains(workers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan",
        "run",
        "run --sot sot.md --plan plan.json",
        "plan --sot",
        "plan --sot sot.md --nonsense",
        "plan --sot sot.md surplus",
        "plan --sot sot.md --sot sot.md",
        "nonsense"
      })
  void refuses_a_command_line(String line) {
    var error = Kit.in(folder).refuses(64, line.split(" "));

    assertThat(error.code()).isEqualTo("USE001");
  }

  @Test
  void refuses_workers_from_the_environment_and_names_the_variable() {
    var kit = Kit.in(folder).with("TASK_EXEC_KIT_RUN_MAX_WORKERS", "abc");

    var error = kit.refuses(64, "run", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("USE001");
    assertThat(error.place() + error.message()).contains("TASK_EXEC_KIT_RUN_MAX_WORKERS");
  }

  @Test
  void suggests_the_option_that_was_meant() {
    var error = Kit.in(folder).refuses(64, "plan", "--sto", "sot.md");

    assertThat(error.help() + error.message()).contains("--sot");
  }
}
