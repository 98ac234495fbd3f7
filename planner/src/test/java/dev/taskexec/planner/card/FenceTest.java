package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenceTest {

  @Test
  void scripts_and_commands_run_in_order() {
    var reading =
        Reading.ofCard(
            "```sh",
            "a",
            "b",
            "```",
            "~~~bash title",
            "c",
            "~~~",
            "```exec",
            "d e",
            "",
            "# f",
            "g",
            "```");

    assertThat(reading.argvs())
        .containsExactly(
            List.of("sh", "-euc", "a\nb"),
            List.of("bash", "-euo", "pipefail", "-c", "c"),
            List.of("d", "e"),
            List.of("g"));
    assertThat(reading.task().work().agent()).isEqualTo("shell");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void commands_have_the_folder_and_the_variables_of_the_task() {
    var with = new Reading.With(new LinkedHashMap<>(Map.of("v", "2")), Manifest.NONE, Hooks.NONE);
    var text =
        """
        ---
        task-exec-kit: 1
        params: {v: 1, w: x}
        ---
        # Execution Queue
        1. **Queue A — X**
        - Tasks: `TASK-001`, `TASK-002`
        # `TASK-001`
        - Workdir: sub/${v}
        - Env: A=${w}, w=y
        ```sh
        echo ${v}
        ```
        ```exec
        echo ${v} $${v}
        ```
        # `TASK-002`
        ```exec
        true
        ```
        """;

    var reading = Reading.of(text, with);

    var commands = reading.task().work().commands();
    assertThat(commands.getFirst().argv()).endsWith("echo ${v}");
    assertThat(commands.getFirst().env().toString()).isEqualTo("{A=x, w=y}");
    assertThat(commands.getFirst().cwd()).contains("sub/2");
    assertThat(commands.getLast().argv()).containsExactly("echo", "2", "${v}");
    assertThat(commands.getLast().env().toString()).isEqualTo("{A=x, w=y}");
    var plain = reading.task("TASK-002").work().commands().getFirst();
    assertThat(plain.cwd()).contains(".");
    assertThat(plain.env()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh example",
        "exec example",
        "json effect example",
        "bash -x example",
        "python",
        "json",
        "text",
        "",
        "diff sh"
      })
  void other_fences_and_examples_are_prose(String info) {
    var reading = Reading.ofCard("```" + info, "x", "```");

    assertThat(reading.task().work().agent()).isEqualTo("noop");
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "shell, sh",
    "SH, sh",
    "zsh, sh",
    "console, sh",
    "{.sh}, sh",
    "Bash, bash",
    "Exec, exec",
    "effect json, json effect",
    "JSON effect, json effect",
    "yml effect, yaml effect"
  })
  void a_fence_that_is_almost_run_is_a_warning(String info, String meant) {
    var reading = Reading.ofCard("```" + info, "x", "```");

    assertThat(reading.codes()).containsExactly("SOT066:9");
    assertThat(reading.helps().getFirst()).startsWith("write ```` ```" + meant + " ````");
  }

  @Test
  void json_with_an_envelope_in_it_is_almost_run() {
    var reading =
        Reading.ofCard("```json", "[{ \"effect\": \"x\"}]", "```", "```yaml", "- effect: x", "```");

    assertThat(reading.codes()).containsExactly("SOT066:9", "SOT066:12");
  }

  @Test
  void odd_fences_are_said() {
    assertThat(Reading.ofCard("```sh", " ", "```").findings())
        .containsExactly("SOT063 9:4+2 this `sh` fence is empty, so it does nothing");
    assertThat(Reading.ofCard("```exec", "# x", "```").codes()).containsExactly("SOT063:9");
    assertThat(Reading.ofCard("```sh", "x").findings())
        .containsExactly(
            "SOT067 9:1+5 this fence is never closed, so everything below it belongs to it");
    assertThat(Reading.ofCard("```sh", "x\u0000y", "```").codes()).containsExactly("SOT064:9");
  }

  @Test
  void a_script_has_the_length_of_one_argument_at_most() {
    var longest = "#".repeat(131_071);

    assertThat(Reading.ofCard("```sh", longest, "```").findings()).isEmpty();
    assertThat(Reading.ofCard("```sh", longest + "#", "```").findings())
        .containsExactly(
            "SOT064 9:4+2 this script has 131,072 bytes; the operating system takes 131,071 in one"
                + " argument");
  }

  @Test
  void fences_of_two_agents_are_an_error() {
    var reading =
        Reading.ofCard("```sh", "x", "```", "```json effect", "{\"effect\": \"e\"}", "```");

    assertThat(reading.findings())
        .containsExactly(
            "SOT060 12:4+11 this `json effect` fence is for the agent `effect`, but the card's"
                + " first, `sh`, is for `shell`");
  }

  @Test
  void a_fence_in_no_card_is_not_run_and_in_a_section_a_warning_says_so() {
    var reading =
        Reading.ofSection("1. **Queue A — X**", "- Tasks: `TASK-001`", "", "```sh", "x", "```");

    assertThat(reading.task().work().commands()).isEmpty();
    assertThat(reading.codes()).containsExactly("SOT048:8");
  }

  @Test
  void a_fence_that_swallowed_the_next_one_is_a_warning() {
    var reading =
        Reading.ofCard("```sh", "make", "", "### `TASK-002` Test", "", "```sh", "make test", "```");

    assertThat(reading.findings())
        .containsExactly(
            "SOT019 9:1+5 this fence holds line 14, which looks like the start of another; it ends"
                + " on line 16");
  }

  @Test
  void shorter_and_other_marks_in_a_fence_are_its_text() {
    var reading =
        Reading.ofCard(
            "````sh", "```sh", "~~~~sh", "echo ````sh", "````", "~~~text", "```sh", "~~~");

    assertThat(reading.findings()).isEmpty();
  }
}
