package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeedNamesTest {
  private static Reading needs(String needs) {
    return Reading.ofSection(
        "1. **Queue A — Build, pack, sign**",
        "- Tasks: `TASK-001`",
        "2. **Queue B — Test (any outcome)**",
        "- Tasks: `TASK-002`",
        "3. **Queue C — One**",
        "- Tasks: `TASK-003`",
        "4. **Queue C — Two**",
        "- Tasks: `TASK-004`",
        "# `TASK-004` Four",
        "- Needs: " + needs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`TASK-001` | TASK-001",
        "TASK-001, `TASK-002` | TASK-001; TASK-002",
        "`TASK-001` (any outcome) | any TASK-001",
        "Queue A | Queue A — Build, pack, sign",
        "A | Queue A — Build, pack, sign",
        "Queue A — Build, pack, sign | Queue A — Build, pack, sign",
        "Queue A — Build,pack, sign (any outcome), TASK-002 | any Queue A — Build, pack, sign; TASK-002",
        "`Queue A — Build, pack, sign`, `TASK-003` | Queue A — Build, pack, sign; TASK-003",
        "Queue  C —  Two | Queue C — Two",
        "`TASK-099` | TASK-099",
        "Queue Z — Nowhere, else | Queue Z — Nowhere; else",
      })
  void names_tasks_and_queues(String written, String needs) {
    var reading = needs(written);

    assertThat(Reading.needs(reading.task("TASK-004").dependencies().needs()))
        .containsExactly(needs.split("; "));
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void a_letter_of_several_queues_is_an_error_that_names_them() {
    assertThat(needs("`TASK-001`, Queue C").findings())
        .containsExactly(
            "SOT051 14:22+7 `Queue C` could be any of 2 queues: `Queue C — One`, `Queue C — Two`");
  }

  @Test
  void a_queue_has_needs_of_its_own_that_its_tasks_do_not_inherit_as_theirs() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Needs: B",
            "- Tasks: `TASK-001`",
            "2. **Queue B — Y**",
            "- Tasks: `TASK-002`");

    assertThat(Reading.needs(reading.queues().getFirst().needs())).containsExactly("Queue B — Y");
    assertThat(reading.task().dependencies().needs()).isEmpty();
  }

  @Test
  void an_unknown_name_without_a_digit_is_taken_for_a_queue_s() {
    var reading =
        Reading.ofSection("1. **Queue A — X**", "- Needs: Build, T1", "- Tasks: `TASK-001`");

    assertThat(Reading.needs(reading.queues().getFirst().needs())).containsExactly("Build", "T1");
    assertThat(reading.queues().getFirst().needs().getFirst()).isInstanceOf(Need.OfQueue.class);
    assertThat(reading.queues().getFirst().needs().getLast()).isInstanceOf(Need.OfTask.class);
  }
}
