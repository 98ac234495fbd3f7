package dev.taskexec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs of effects with idempotence keys whose record ends anywhere are gone on with.
@Timeout(120)
class KeysResumeTest {
  @TempDir Path folder;
  private TestingResume run;

  @BeforeEach
  void a_run_of_two_tasks() throws Exception {
    run =
        new TestingResume(
                folder,
                TestingPlan.of(
                    List.of(
                        task("A", keyed("a1"), keyed("a2"), keyed("a3")),
                        task("B", keyed("b1"), keyed("a1")))))
            .whole();
  }

  /// Another boot id says that the machine died, too: then what was written and not forced may be
  /// lost, which that an effect with a key begins is not.
  @ParameterizedTest
  @CsvSource({"boot", "another"})
  void wherever_the_ledger_ends_nothing_is_done_twice(String boot) throws Exception {
    var whole = run.files();
    var lines = run.ledger();
    run.boot = Optional.of(boot);
    for (var records = 0; records < lines.size(); records++) {
      run.restore(whole);
      var before = run.told(records, "effect.start").size();
      var isUnderWay = before > run.told(records, "effect.done").size();

      run.broken(records, "").resume(false);

      assertThat(run.did)
          .as("done after %d records", records)
          .isEqualTo(expected(before, isUnderWay));
      assertThat(run.statuses())
          .as("statuses after %d records", records)
          .containsExactlyElementsOf(statuses(before, isUnderWay));
    }
  }

  @Test
  void the_effect_that_was_under_way_is_done_again_by_whoever_says_so() throws Exception {
    run.broken(recordsUpTo("effect.start", 2), "").resume(true);

    assertThat(run.did).containsExactly("a2", "a3", "b1");
    assertThat(run.statuses()).containsExactly("ok", "ok");
  }

  @Test
  void a_task_whose_effects_do_not_all_have_keys_stays_in_doubt() throws Exception {
    run =
        new TestingResume(
                folder, TestingPlan.of(List.of(task("A", keyed("a1"), TestingEffect.envelope()))))
            .whole();

    run.broken(recordsUpTo("effect.done", 1), "").resume(false);

    assertThat(run.did).isEmpty();
    assertThat(run.statuses()).containsExactly("in_doubt");
  }

  @Test
  void a_resume_that_is_killed_between_two_effects_can_be_resumed_as_well() throws Exception {
    run.broken(recordsUpTo("effect.done", 1), "").resume(false);
    assertThat(run.did).containsExactly("a2", "a3", "b1");

    run.broken(recordsUpTo("effect.done", 2), "").resume(false);

    assertThat(run.did).containsExactly("a3", "b1");
    assertThat(run.statuses()).containsExactly("ok", "ok");
  }

  @Test
  void the_ledger_names_the_key_where_it_begins_and_ends() {
    assertThat(run.ledger())
        .anyMatch(line -> line.contains("\"effect.start\"") && line.contains("\"key\":\"a2\""))
        .anyMatch(line -> line.contains("\"effect.done\"") && line.contains("\"key\":\"done\""));
    assertThat(run.told(run.ledger().size(), "effect.start")).hasSize(4);
  }

  /// What is still to be done: all that did not begin, and of a task in doubt nothing.
  private static List<String> expected(int begun, boolean isUnderWay) {
    var all = List.of("a1", "a2", "a3", "b1");
    if (!isUnderWay) {
      return all.subList(begun, all.size());
    }
    return begun < 4 ? List.of("b1") : List.of();
  }

  /// Task B needs what A did under its first key.
  private static List<String> statuses(int begun, boolean isUnderWay) {
    if (!isUnderWay) {
      return List.of("ok", "ok");
    }
    return switch (begun) {
      case 1 -> List.of("in_doubt", "denied");
      case 4 -> List.of("ok", "in_doubt");
      default -> List.of("in_doubt", "ok");
    };
  }

  private int recordsUpTo(String kind, int number) {
    var lines = run.ledger();
    var left = number;
    for (var i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("\"kind\":\"" + kind + "\"") && --left == 0) {
        return i + 1;
      }
    }
    throw new AssertionError(kind);
  }

  private static EffectEnvelope keyed(String key) {
    return TestingKeyedEffect.envelope(key);
  }

  private static Task task(String id, EffectEnvelope... effects) {
    return TestingPlan.task(id, "effect", false, OnFailure.STOP)
        .withWork(new Work("effect", List.of(), OnFailure.STOP, List.of(effects)));
  }
}
