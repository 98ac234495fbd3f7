package dev.taskexec.abi.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"TASK-001", "a", "0", "build.linux_x86-64", "A..B"})
  void accepts(String text) {
    assertThat(new TaskId(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "-rf",
        "_x",
        "a b",
        "a\n",
        "ż",
        "TASK-١٢٣",
        "a\0",
        "a#2"
      })
  void refuses_what_is_no_safe_name(String text) {
    assertThat(TaskId.isId(text)).isFalse();
    assertThatThrownBy(() -> new TaskId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void has_at_most_a_hundred_characters() {
    assertThat(TaskId.isId("a".repeat(100))).isTrue();
    assertThat(TaskId.isId("a".repeat(101))).isFalse();
  }

  @Test
  void the_second_instance_says_so() {
    var id = new TaskId("TASK-005");

    assertThat(List.of(new Instance(id, 1).toString(), new Instance(id, 2).toString()))
        .containsExactly("TASK-005", "TASK-005#2");
    assertThatThrownBy(() -> new Instance(id, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_command_has_a_program_and_no_nul() {
    assertThat(Command.of("echo", "").argv()).containsExactly("echo", "");
    assertThatThrownBy(Command::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Command.of("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Command.of("echo", "a\0b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
