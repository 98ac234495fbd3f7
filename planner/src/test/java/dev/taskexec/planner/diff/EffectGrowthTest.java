package dev.taskexec.planner.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EffectGrowthTest {
  private static final EffectEnvelope FREE = writes();

  @Test
  void a_permit_that_is_wider_or_has_lost_a_denial_grew() {
    assertThat(grown(task(true, writes("write:out/a/**")), task(true, writes("write:out/**"))))
        .isEqualTo("[write:out/**]");
    assertThat(
            grown(
                task(true, writes("write:out/**", "!write:out/x")),
                task(true, writes("write:out/**"))))
        .isEqualTo("[!write:out/x]");
  }

  @Test
  void a_permit_that_is_gone_leaves_what_the_task_may() {
    assertThat(grown(task(true, writes("write:out/a/**")), task(true, FREE)))
        .isEqualTo("[write:out/**]");
    assertThat(grown(task(false, writes("write:out/a/**")), task(false, FREE)))
        .startsWith("anything");
  }

  @Test
  void what_is_the_same_narrower_or_new_did_not_grow() {
    var narrow = writes("write:out/a/**");

    assertThat(grown(task(true, narrow), task(true, narrow))).isEqualTo("[]");
    assertThat(grown(task(true, FREE), task(true, narrow))).isEqualTo("[]");
    assertThat(grown(task(true), task(true, narrow))).isEqualTo("[]");
  }

  @Test
  void a_further_one_is_held_against_the_last_of_its_effect() {
    var narrow = writes("write:out/a/**");

    assertThat(grown(task(true, narrow), task(true, narrow, FREE))).isEqualTo("[write:out/**]");
  }

  private static String grown(Task before, Task after) {
    var growth = EffectGrowth.between(before, after);
    return (growth.anything() ? "anything " : "") + growth.rules();
  }

  private static EffectEnvelope writes(String... permit) {
    return new EffectEnvelope(
        "file.write",
        1,
        JsonValue.Obj.EMPTY,
        List.of(),
        Optional.empty(),
        Budget.NONE,
        permit.length == 0 ? Optional.empty() : Optional.of(rules(permit)));
  }

  private static Task task(boolean confined, EffectEnvelope... effects) {
    var terms =
        new Terms(
            confined,
            confined ? rules("write:out/**") : List.of(),
            Budget.NONE,
            Optional.empty(),
            OptionalLong.empty(),
            false);
    return new Task(
        new TaskId("TASK-001"),
        "Write",
        "execution",
        "Queue A — X",
        1,
        false,
        new Work("effect", List.of(), OnFailure.STOP, List.of(effects)),
        Dependencies.NONE,
        terms,
        Artifacts.NONE,
        List.of(),
        JsonValue.NULL);
  }

  private static List<PermitRule> rules(String... rules) {
    return Arrays.stream(rules).map(PermitRule::parse).toList();
  }
}
