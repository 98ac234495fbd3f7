package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.source.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OriginsTest {
  private static final String TEXT =
      """
      ---
      task-exec-kit: 1
      params: {a: x, b: y}
      defaults: {timeout: 1m, tags: [all]}
      ---
      # Execution Queue
      1. **Queue A — X, y**
      - Task budget: 1h
      - Timeout: 2m
      - Needs: `TASK-003`, Queue B
      - Tasks: `TASK-001`, `TASK-002`
      2. **Queue B — Z**

      | Task | Retry | Tags |
      |---|---|---|
      | `TASK-003` Three | 3 times | ${a}-${b}-$${c}-${a} |

      # `TASK-002` Two
      - Timeout: 3m
      - Needs: `TASK-001`, Queue A — X, y (any outcome)
      - Permits: `read:a/**`, `write:b/**`

      ```sh
      x
      ```
      """;

  private Origins origins;

  @BeforeEach
  void the_origins_of_three_tasks() {
    var source = new Source("sot.md", TEXT);
    var front =
        (FrontMatter.Extended)
            FrontMatter.of(new LinkedHashMap<>(), new Findings(source, new Diagnostics()));
    origins = Origins.of(front, source, Set.of("TASK-001", "TASK-002", "TASK-003"));
  }

  private static String text(Stretch stretch) {
    return TEXT.substring(stretch.from(), stretch.to());
  }

  private List<String> of(String task, Attribute<?> attribute) {
    return origins.task(task).orElseThrow().of(attribute).stream()
        .map(origin -> origin.kind().word() + " " + text(origin.stretch()))
        .toList();
  }

  @Test
  void names_the_places_that_set_an_attribute_the_nearest_first() {
    assertThat(of("TASK-001", Attribute.TIMEOUT)).containsExactly("queue 2m", "front matter 1m");
    assertThat(of("TASK-002", Attribute.TIMEOUT))
        .containsExactly("card 3m", "queue 2m", "front matter 1m");
    assertThat(of("TASK-003", Attribute.RETRY)).containsExactly("row 3 times");
    assertThat(of("TASK-001", Attribute.BUDGET)).containsExactly("queue 1h");
    assertThat(of("TASK-001", Attribute.NEEDS)).isEmpty();
    assertThat(of("TASK-001", Attribute.AGENT)).isEmpty();
  }

  @Test
  void knows_where_parts_of_values_stand() {
    var task = origins.task("TASK-002").orElseThrow();

    assertThat(text(task.need(0))).isEqualTo("TASK-001");
    assertThat(text(task.need(1))).isEqualTo("Queue A — X, y");
    assertThat(text(task.place(Attribute.PERMITS, "write:b/**"))).isEqualTo("write:b/**");
    assertThat(text(task.place(Attribute.OUTPUTS, "x"))).isEqualTo("`TASK-002`");
    assertThat(text(origins.queueNeed(0, 1))).isEqualTo("Queue B");
    assertThat(text(origins.queue(1, Attribute.BUDGET))).isEqualTo("2. **Queue B — Z**");
  }

  @Test
  void knows_where_a_task_stands() {
    var one = origins.task("TASK-001").orElseThrow();
    var two = origins.task("TASK-002").orElseThrow();

    assertThat(text(one.self())).isEqualTo("`TASK-001`");
    assertThat(one.card()).isEmpty();
    assertThat(one.fence()).isEmpty();
    assertThat(two.self().from()).isGreaterThan(two.listed().from());
    assertThat(text(two.fence().orElseThrow())).isEqualTo("sh");
    assertThat(origins.task("TASK-099")).isEmpty();
  }
}
