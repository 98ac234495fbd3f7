package dev.taskexec.planner.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
  private static final String PLAN =
      "### G. Execution Queue & Task Hooks\n1. **Queue A — X**\n- Tasks: `TASK-001`\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntask-exec-kit: 1\n---\n",
        "---\ntitle: x\ntask-exec-kit: 1\n...\n",
        "---  \r\n\"task-exec-kit\" : 1\r\n--- \r\n",
        "---\r'task-exec-kit':\r---\r",
        "---\n  task-exec-kit: 1\n---\n",
        "---\n{task-exec-kit: 1}\n---\n",
        "---\n{title: x, \"task-exec-kit\": 1}\n---\n",
        "---\n{\n  title: x,\n  task-exec-kit: 1\n}\n---\n",
      })
  void the_key_of_the_kit_is_an_error(String frontMatter) {
    var reading = Reading.of(frontMatter + PLAN);

    assertThat(reading.plan()).isEmpty();
    assertThat(reading.diagnostics()).singleElement().matches(found -> found.isError());
  }

  @Test
  void the_error_points_at_the_key() {
    var reading = Reading.of("---\n\"task-exec-kit\": 1\n---\n");

    assertThat(reading.findings())
        .containsExactly(
            "SOT023 2:2+13 the front matter asks for the extended grammar with `task-exec-kit:`; "
                + "this version reads only files without it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\nlayout: page\n---\n",
        "---\ntask-exec-kit: 1\n\n",
        "---\n{title: a task-exec-kits: x}\n---\n",
        "---\ntask-exec-kits: 1\n---\n",
        "---\n\"task-exec-kit: 1\n---\n",
        "\n---\ntask-exec-kit: 1\n---\n",
        "----\ntask-exec-kit: 1\n---\n",
        "---\n---\ntask-exec-kit: 1\n---\n",
      })
  void anything_else_is_prose(String text) {
    var reading = Reading.of(text + PLAN);

    assertThat(reading.plan()).containsExactly("Queue A — X | TASK-001");
    assertThat(reading.findings()).isEmpty();
  }
}
