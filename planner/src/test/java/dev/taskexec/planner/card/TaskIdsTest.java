package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskIdsTest {
  private static final TaskIds IDS = new TaskIds(List.of("T", "build-", "x."));

  @ParameterizedTest
  @ValueSource(
      strings = {"TASK-001", "TASK-0000123", "T1", "T001.a", "build-api", "build-1", "x.y"})
  void takes_usual_ids_and_those_of_the_prefixes(String word) {
    assertThat(IDS.isId(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "T",
        "Tomorrow",
        "T-1",
        "build-",
        "build",
        "Build-1",
        "TASK-01",
        "TASK-",
        "TASK-1a2",
        "task-001",
        "x.",
        "x.a b",
        "TASK-００１",
        "build-é"
      })
  void takes_nothing_else(String word) {
    assertThat(IDS.isId(word)).isFalse();
  }

  @Test
  void an_id_has_a_hundred_characters_at_most() {
    assertThat(IDS.isId("TASK-" + "1".repeat(95))).isTrue();
    assertThat(IDS.isId("TASK-" + "1".repeat(96))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "TASK-1, TASK-001",
    "task-001, TASK-001",
    "Task_12, TASK-012",
    "TASK–003, TASK-003",
    "TASK004, TASK-004",
    "t12, T12",
    "Build-api, build-api"
  })
  void knows_what_was_meant(String word, String id) {
    assertThat(IDS.meant(word)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"make", "TASK", "TASKS", "Tomorrow", "TASK-x", "builder"})
  void does_not_guess_at_other_words(String word) {
    assertThat(IDS.meant(word)).isEmpty();
  }
}
