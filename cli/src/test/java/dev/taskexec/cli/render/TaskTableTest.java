package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.cli.TestingPlans;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTableTest {

  @Test
  void columns_are_as_wide_as_their_content() {
    var plan =
        TestingPlans.legacy(
            TestingPlans.queue("Queue A — Wide 日本", "TASK-001", "TASK-002"),
            TestingPlans.queue("Queue B — B", "TASK-001"));

    assertThat(String.join("\n", lines(plan)))
        .isEqualTo(
            """
            TASK        LAYER       AGENT  QUEUE                TITLE
            TASK-001    foundation  noop   Queue A — Wide 日本  TASK-001
            TASK-002    foundation  noop   Queue A — Wide 日本  TASK-002
            TASK-001#2  foundation  noop   Queue B — B          TASK-001""");
  }

  @Test
  void done_marks_and_needs_have_columns_where_there_are_any() {
    assertThat(String.join("\n", lines(TestingPlans.connected())))
        .isEqualTo(
            """
            TASK  LAYER      AGENT  QUEUE               DONE  NEEDS                             TITLE
            A     execution  noop   Queue A — Make      done                                    A
            B     execution  noop   Queue A — Make            D                                 Build it
            C     execution  noop   Queue A — Make            A                                 C
            D     execution  noop   Queue B — Clean up        B (any outcome), Queue C — Empty  D""");
  }

  @Test
  void a_plan_without_tasks_is_a_heading() {
    assertThat(lines(TestingPlans.legacy())).containsExactly("TASK  LAYER  AGENT  QUEUE  TITLE");
  }

  @Test
  void names_cannot_break_lines_or_colour_them() {
    var plan = TestingPlans.legacy(TestingPlans.queue("Queue A — \u001b[31m\n::x::", "TASK-001"));

    assertThat(lines(plan).getLast())
        .isEqualTo("TASK-001  foundation  noop   Queue A — \\u{1b}[31m\\u{a}::x::  TASK-001");
  }

  @Test
  void one_very_long_name_does_not_widen_all_lines() {
    var plan =
        TestingPlans.legacy(
            TestingPlans.queue("Queue A — " + "x".repeat(1_000_000), "TASK-001"),
            TestingPlans.queue("Queue B — B", "TASK-002"));

    assertThat(lines(plan).getLast()).hasSizeLessThan(200);
  }

  private static List<String> lines(dev.taskexec.abi.plan.ExecutionPlan plan) {
    var lines = new ArrayList<String>();
    TaskTable.write(plan, lines::add);
    return lines;
  }
}
