package dev.taskexec.planner.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.check.Draft;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final Links LINKS =
      Links.of(
          new Draft()
              .queue("Q1")
              .task("A")
              .sequential("Q2", "Q1", "A")
              .task("B", "A", "A", "Q1")
              .task("C")
              .task("D", "C")
              .queue("Q3", "Q2")
              .task("E", "C", "nothing")
              .task("E")
              .task("F", "E")
              .plan());

  @Test
  void a_task_waits_for_its_needs_those_of_its_queue_and_the_task_before_it() {
    assertThat(shown(LINKS.needs(1, 0)))
        .containsExactly("A ITSELF", "A ITSELF", "Q1 ITSELF", "Q1 QUEUE", "A QUEUE");
    assertThat(shown(LINKS.needs(1, 1))).containsExactly("Q1 QUEUE", "A QUEUE", "B ORDER");
    assertThat(shown(LINKS.needs(2, 0))).containsExactly("C ITSELF", "Q2 QUEUE");
  }

  @Test
  void what_waits_for_a_task_is_found_from_the_other_side() {
    assertThat(shown(LINKS.neededBy(0, 0)))
        .containsExactly("B ITSELF", "Q2 ITSELF", "B QUEUE", "Q2 QUEUE");
    assertThat(shown(LINKS.neededBy(1, 1)))
        .containsExactly("D ITSELF", "E ITSELF", "Q3 QUEUE", "D ORDER");
    assertThat(shown(LINKS.neededBy(2, 2))).isEmpty();
  }

  @Test
  void a_name_that_several_have_means_all_of_them() {
    assertThat(shown(LINKS.needs(2, 2))).containsExactly("E ITSELF", "E#2 ITSELF", "Q2 QUEUE");
    assertThat(shown(LINKS.neededBy(2, 1))).containsExactly("F ITSELF");
  }

  private static List<String> shown(List<Link> links) {
    return links.stream().map(link -> name(link.party()) + " " + link.via()).toList();
  }

  private static String name(Link.Party party) {
    return switch (party) {
      case Link.Party.OfTask(var task, _, _) -> task.toString();
      case Link.Party.OfQueue(var name, _) -> name;
    };
  }
}
