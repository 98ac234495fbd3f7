package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.planner.check.Draft.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OverlappingOutputsTest {

  @Test
  void tasks_that_may_run_together_make_different_files() {
    var plan = new Draft().queue("Q").add(makes("A", "x", "./out")).add(makes("B", "out")).plan();

    assertThat(Checked.lines(plan))
        .containsExactly(
            "CHK004 OfOutput[queue=0, task=1, output=0]: `A` and `B` may run together, and both"
                + " make `./out`");
    assertThat(Checked.related(plan))
        .containsExactly("OfOutput[queue=0, task=0, output=1]: `A` makes `./out`");
  }

  @Test
  void an_overlap_of_patterns_names_both() {
    assertThat(messages(new Draft().queue("Q").add(makes("A", "out/**")).add(makes("B", "out/b"))))
        .containsExactly(
            "`A` and `B` may run together, and both make what is in `out/**` and `out/b`");
  }

  @Test
  void many_tasks_with_the_same_output_are_one_finding() {
    var draft = new Draft().queue("Q");
    for (var i = 0; i < 50; i++) {
      draft.add(makes("T" + i, "out"));
    }

    assertThat(messages(draft)).hasSize(1);
  }

  @Test
  void a_task_may_name_an_output_twice() {
    assertThat(messages(new Draft().queue("Q").add(makes("A", "a", "a", "**")))).isEmpty();
  }

  @Test
  void tasks_that_wait_for_each_other_may_make_the_same() {
    assertThat(
            messages(
                new Draft()
                    .sequential("Q1")
                    .add(makes("A", "out"))
                    .task("B")
                    .add(makes("C", "out"))
                    .queue("Q2", "Q1")
                    .add(makes("D", "out"))
                    .task("E", "D")
                    .task("F", "E")
                    .add(makes("G", "out/**").needs("F"))
                    .queue("Q3")
                    .add(makes("H", "out").needs("Q2"))))
        .isEmpty();
  }

  @Test
  void a_need_of_one_queue_orders_it_behind_the_other_only() {
    assertThat(
            messages(
                new Draft()
                    .queue("Q1")
                    .add(makes("A", "out"))
                    .queue("Q2", "Q1")
                    .add(makes("B", "out"))
                    .queue("Q3", "Q1")
                    .add(makes("C", "out"))))
        .containsExactly("`B` and `C` may run together, and both make `out`");
  }

  @Test
  void a_lock_keeps_tasks_apart() {
    assertThat(
            messages(
                new Draft()
                    .queue("Q")
                    .add(makes("A", "out").uses("x", "y"))
                    .add(makes("B", "out").uses("y"))))
        .isEmpty();
    assertThat(
            messages(
                new Draft()
                    .queue("Q")
                    .add(makes("A", "out").uses("x"))
                    .add(makes("B", "out").uses("x", "y"))
                    .add(makes("C", "out").uses("y"))))
        .containsExactly("`A` and `C` may run together, and both make `out`");
  }

  @Test
  void a_queue_with_one_worker_keeps_its_tasks_apart() {
    assertThat(
            messages(
                new Draft()
                    .queue("Q", Order.PARALLEL, OptionalInt.of(1), Budget.NONE)
                    .add(makes("A", "out"))
                    .add(makes("B", "out"))))
        .isEmpty();
  }

  @Test
  @Timeout(60)
  void a_collector_of_very_many_tasks_is_fine() {
    var ids = IntStream.range(0, 200_000).mapToObj(i -> "T" + i).toList();
    var parts = new ArrayList<Part>();
    ids.forEach(id -> parts.add(makes(id, "out/" + id)));
    parts.add(makes("ALL", "out/**").needs(ids.toArray(String[]::new)));

    assertThat(messages(new Draft().queue("Q1").addAll(parts))).isEmpty();
  }

  @Test
  @Timeout(60)
  void very_many_modules_with_two_steps_each_are_fine() {
    var builds = new ArrayList<Part>();
    var tests = new ArrayList<Part>();
    for (var i = 0; i < 100_000; i++) {
      builds.add(makes("B" + i, "m" + i + "/target/**"));
      tests.add(makes("T" + i, "m" + i + "/target/report.xml", "m" + i + "/target/x/*.log"));
    }

    assertThat(messages(new Draft().queue("Q1").addAll(builds).queue("Q2", "Q1").addAll(tests)))
        .isEmpty();
  }

  @Test
  @Timeout(60)
  void patterns_that_meet_nowhere_but_are_too_many_are_said_with_a_remedy() {
    var parts = new ArrayList<Part>();
    for (var i = 0; i < 100_000; i++) {
      parts.add(makes("T" + i, "*/x" + i + "/y"));
    }

    assertThat(Checked.of(new Draft().queue("Q").addAll(parts).plan()))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.message()).startsWith("it would take too long");
              assertThat(found.help()).contains("`Needs`");
            });
  }

  private static Part makes(String id, String... outputs) {
    return new Part(id).outputs(outputs);
  }

  private static List<String> messages(Draft draft) {
    return Checked.of(draft.plan()).stream().map(found -> found.message()).toList();
  }
}
