package dev.taskexec.kernel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.kernel.simulation.Simulation.End;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The whole kernel on a virtual clock: seeded plans, schedules, faults and deaths, each watched by
/// a [Monitor] and compared with a second, plain statement of the rules ([Expected]).
///
/// A seed that fails says how to run it again.
class SimulationTest {
  private static final String SEED = "kit.simulation.seed";
  private static final int BATCHES = 20;
  private static final int SEEDS_A_BATCH = 500;

  /// 10,000 plans, each as it stands and then with deaths of the kit, deaths of the machine and
  /// full disks at random steps.
  @TestFactory
  List<DynamicTest> every_plan_is_run_by_its_rules_and_what_dies_comes_to_the_same_end() {
    return batches("plans", SEEDS_A_BATCH, SimulationTest::diesAndGoesOn);
  }

  /// Every step of some plans is one at which the kit dies.
  @TestFactory
  List<DynamicTest> dying_at_any_step_whatever_changes_nothing() {
    return batches("every step", 2, SimulationTest::diesAtEveryStep);
  }

  @Test
  void the_scenarios_hold_all_that_there_is_to_try() {
    var words = new TreeSet<String>();
    for (var seed = 0L; seed < 2_000; seed++) {
      words.addAll(run(Scenarios.of(seed), List.of(), true).outcomes());
    }

    assertThat(words)
        .containsExactlyInAnyOrder(
            "ok",
            "noop",
            "error",
            "timeout",
            "denied",
            "exhausted",
            "skipped done",
            "skipped need_failed",
            "cancelled");
  }

  private static void diesAndGoesOn(long seed) {
    var scenario = Scenarios.of(seed);
    var random = new SplittableRandom(seed);
    var whole = run(scenario, List.of(), true);
    if (scenario.exact()) {
      assertThat(whole.outcomes()).isEqualTo(Expected.outcomes(scenario, Map.of(), Set.of()));
    }
    var steps = whole.steps();
    var ends = new ArrayList<End>();
    for (var lives = 1 + random.nextInt(3); lives > 0; lives--) {
      ends.add(end(random, steps));
    }
    var again = random.nextBoolean();

    var result = run(scenario, ends, again);

    check(scenario, result);
  }

  private static void diesAtEveryStep(long seed) {
    var scenario = Scenarios.of(seed);
    var steps = run(scenario, List.of(), true).steps();
    for (var step = 1L; step <= steps; step++) {
      for (var machine : List.of(false, true)) {
        check(scenario, run(scenario, List.of(new End(step, machine, false)), step % 2 == 0));
      }
    }
  }

  private static End end(SplittableRandom random, long steps) {
    var disk = random.nextInt(5) == 0;
    return new End(
        1 + random.nextLong(disk ? Math.max(1, steps / 8) : steps), random.nextBoolean(), disk);
  }

  /// The end is that of a run in which nothing died, but for what was in doubt and was not to be
  /// done again, and what follows from that.
  private static void check(Scenario scenario, Simulation.Result result) {
    if (!scenario.exact()) {
      return;
    }
    assertThat(result.outcomes())
        .isEqualTo(Expected.outcomes(scenario, result.fixed(), result.triedAgain()));
    if (!result.outcomes().contains("in_doubt")) {
      assertThat(result.outcomes()).isEqualTo(Expected.outcomes(scenario, Map.of(), Set.of()));
    }
  }

  private static Simulation.Result run(Scenario scenario, List<End> ends, boolean again) {
    return Simulation.run(scenario, ends, planned -> again || planned.task().terms().idempotent());
  }

  private static List<DynamicTest> batches(String name, int size, LongConsumer test) {
    var asked = Long.getLong(SEED);
    if (asked != null) {
      return List.of(DynamicTest.dynamicTest("seed " + asked, () -> test.accept(asked)));
    }
    var batches = new ArrayList<DynamicTest>();
    for (var batch = 0; batch < BATCHES; batch++) {
      var first = (long) batch * size;
      batches.add(
          DynamicTest.dynamicTest(
              "%s, seeds %d to %d".formatted(name, first, first + size - 1),
              () -> batch(first, size, test)));
    }
    return batches;
  }

  private static void batch(long first, int size, LongConsumer test) {
    LongStream.range(first, first + size).parallel().forEach(seed -> once(seed, test));
  }

  private static void once(long seed, LongConsumer test) {
    try {
      test.accept(seed);
    } catch (Throwable broken) {
      throw new AssertionError(
          ("seed %d; again: ./mvnw -pl kernel -am verify -Dtest=SimulationTest"
                  + " -Dsurefire.failIfNoSpecifiedTests=false -Dkit.test.jvm=-D%s=%d")
              .formatted(seed, SEED, seed),
          broken);
    }
  }
}
