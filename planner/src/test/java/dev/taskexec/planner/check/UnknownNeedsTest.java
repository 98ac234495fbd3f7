package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class UnknownNeedsTest {

  @Test
  void a_need_that_names_nothing_is_shown_with_the_nearest_name() {
    var plan =
        new Draft()
            .queue("Queue A — Build", "Queue B — Shop")
            .task("TASK-001", "TASK-020", "TASK-002")
            .queue("Queue B — Ship")
            .task("TASK-002")
            .plan();

    assertThat(Checked.lines(plan))
        .containsExactly(
            "CHK001 OfQueueNeed[queue=0, need=0]: `Queue A — Build` needs `Queue B — Shop`, but"
                + " the plan has no queue of that name",
            "CHK001 OfTaskNeed[queue=0, task=0, need=0]: `TASK-001` needs `TASK-020`, but the"
                + " plan has no task of that name");
    assertThat(Checked.of(plan).getFirst().help())
        .isEqualTo(
            "did you mean `Queue B — Ship`? name a queue of this plan, or take the need out");
    assertThat(Checked.of(plan).getLast().help())
        .isEqualTo("did you mean `TASK-002`? name a task of this plan, or take the need out");
  }

  @Test
  void a_name_that_is_far_from_all_others_gets_no_suggestion() {
    var plan = new Draft().queue("Q").task("A", "elsewhere").plan();

    assertThat(Checked.of(plan).getFirst().help())
        .isEqualTo("name a task of this plan, or take the need out");
  }

  @Test
  void very_many_are_counted_and_few_searches_are_made() {
    var parts = new ArrayList<Draft.Part>();
    for (var i = 0; i < 300_000; i++) {
      parts.add(new Draft.Part("T" + i).needs("X" + i));
    }

    var found = Checked.of(new Draft().queue("Q").addAll(parts).plan());

    assertThat(found).hasSize(101);
    assertThat(found.getLast().count()).isEqualTo(299_900);
    assertThat(found.subList(0, 100))
        .filteredOn(one -> one.help().startsWith("did you mean"))
        .hasSize(10);
  }
}
