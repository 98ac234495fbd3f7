package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CirclesTest {

  @Test
  void a_circle_of_tasks_is_printed_whole_with_every_need() {
    var plan = new Draft().queue("Q").task("A", "C").task("B", "A").task("C", "B").plan();

    assertThat(Checked.lines(plan))
        .containsExactly(
            "CHK002 OfTaskNeed[queue=0, task=0, need=0]: none of these can ever start: `A` needs"
                + " `C` needs `B` needs `A`");
    assertThat(Checked.related(plan))
        .containsExactly(
            "OfTaskNeed[queue=0, task=0, need=0]: `A` needs `C`",
            "OfTaskNeed[queue=0, task=2, need=0]: `C` needs `B`",
            "OfTaskNeed[queue=0, task=1, need=0]: `B` needs `A`");
  }

  @Test
  void a_task_that_needs_itself_is_one() {
    assertThat(messages(new Draft().queue("Q").task("A", "A")))
        .containsExactly("`A` needs itself, so it can never start");
  }

  @Test
  void a_queue_that_needs_itself_is_one() {
    assertThat(messages(new Draft().queue("Q", "Q").task("A")))
        .containsExactly("`Q` needs itself, so it can never start");
  }

  @Test
  void queues_that_need_each_other_are_one_also_when_they_are_empty() {
    assertThat(messages(new Draft().queue("Q1", "Q2").task("A").queue("Q2", "Q1")))
        .containsExactly("none of these can ever start: `Q1` needs `Q2` needs `Q1`");
  }

  @Test
  void a_task_cannot_need_the_queue_that_it_is_in() {
    assertThat(messages(new Draft().queue("Q").task("A").task("B", "Q")))
        .containsExactly("none of these can ever start: `B` needs `Q` holds `B`");
  }

  @Test
  void a_circle_may_pass_through_queues_and_their_tasks() {
    assertThat(
            messages(
                new Draft().queue("Q1").task("A").task("B", "Q2").queue("Q2", "A").task("C", "B")))
        .containsExactly("none of these can ever start: `B` needs `Q2` holds `C` needs `B`");
    assertThat(messages(new Draft().queue("Q1", "B").task("A").queue("Q2").task("B", "A")))
        .containsExactly("none of these can ever start: `B` needs `A` is in `Q1` needs `B`");
  }

  @Test
  void the_order_of_a_sequential_queue_is_part_of_it() {
    var plan = new Draft().sequential("Q").task("A", "C").task("B").task("C").plan();

    assertThat(Checked.of(plan).getFirst().message())
        .isEqualTo("none of these can ever start: `A` needs `C` follows `B` follows `A`");
    assertThat(Checked.of(plan).getFirst().help())
        .isEqualTo("take one of these needs out, or change the order of the sequential queue");
  }

  @Test
  void order_and_needs_that_agree_are_none() {
    assertThat(
            messages(
                new Draft()
                    .sequential("Q1")
                    .task("A")
                    .task("B", "A")
                    .queue("Q2", "Q1", "A")
                    .task("C", "A", "Q1", "B", "B")
                    .queue("Q3", "Q2")))
        .isEmpty();
  }

  @Test
  void of_circles_that_hang_together_a_shortest_one_is_printed() {
    var plan = new Draft().queue("Q").task("A", "B").task("B", "C").task("C", "D", "B");

    assertThat(messages(plan.task("D", "A")))
        .containsExactly("none of these can ever start: `B` needs `C` needs `B`");
  }

  @Test
  void circles_that_do_not_hang_together_are_printed_each() {
    assertThat(
            messages(
                new Draft().queue("Q").task("A", "B").task("B", "A").task("C", "D").task("D", "C")))
        .containsExactly(
            "none of these can ever start: `A` needs `B` needs `A`",
            "none of these can ever start: `C` needs `D` needs `C`");
  }

  @Test
  void all_tasks_of_the_same_name_are_needed() {
    assertThat(messages(new Draft().queue("Q").task("A").task("A", "B").task("B", "A")))
        .containsExactly("none of these can ever start: `A` needs `B` needs `A`");
  }

  @Test
  void a_long_circle_is_cut_in_the_message_and_its_places_are_limited() {
    var plan = new Draft().queue("Q").addAll(ring(250_000)).plan();

    var found = Checked.of(plan).getFirst();

    assertThat(found.message())
        .isEqualTo(
            "none of these can ever start: `T0` needs `T1` needs `T2` needs `T3` needs `T4` needs"
                + " `T5` needs `T6` … (249991 more) … `T249997` needs `T249998` needs `T249999`"
                + " needs `T0`");
    assertThat(found.related()).hasSize(100);
    assertThat(found.related().getLast().label())
        .isEqualTo("`T99` needs `T100`; 249900 more steps are not shown");
  }

  @Test
  void very_many_circles_are_counted() {
    var parts = new ArrayList<Draft.Part>();
    for (var i = 0; i < 200_000; i += 2) {
      parts.add(new Draft.Part("T" + i).needs("T" + (i + 1)));
      parts.add(new Draft.Part("T" + (i + 1)).needs("T" + i));
    }

    var found = Checked.of(new Draft().queue("Q").addAll(parts).plan());

    assertThat(found).hasSize(101);
    assertThat(found.getLast().count()).isEqualTo(99_900);
  }

  private static List<Draft.Part> ring(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> new Draft.Part("T" + i).needs("T" + (i + 1) % size))
        .toList();
  }

  private static List<String> messages(Draft draft) {
    return Checked.of(draft.plan()).stream().map(found -> found.message()).toList();
  }
}
