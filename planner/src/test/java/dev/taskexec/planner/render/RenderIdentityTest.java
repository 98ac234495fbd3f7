package dev.taskexec.planner.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.Project;
import dev.taskexec.planner.plan.PlanWriter;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A plan that is written as a source of truth and read again is the same plan.
class RenderIdentityTest {
  private static final int PLANS = 300;

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, PLANS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_plan_that_is_written_and_read_is_the_same(long seed) {
    var plan = RandomPlans.of(seed);

    var rendered = SotWriter.write(plan, Notes.titled("Plan " + seed));
    var planned = new Project(folder).write("sot.md", rendered.text()).compile();

    assertThat(rendered.leftOut()).isEmpty();
    // Some titles have such a character; that is said of any source.
    assertThat(planned.diagnostics())
        .filteredOn(found -> found.code() != Code.SOT069)
        .extracting(Project::line)
        .isEmpty();
    assertThat(planned.plan().orElseThrow().digest()).contains(PlanWriter.digest(plan));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_plan_gives_the_same_text(long seed) {
    var first = SotWriter.write(RandomPlans.of(seed), Notes.titled("Plan"));
    var second = SotWriter.write(RandomPlans.of(seed), Notes.titled("Plan"));

    assertThat(second).isEqualTo(first);
    assertThat(first.text()).endsWith("\n").doesNotEndWith("\n\n").doesNotContain("\r");
  }
}
