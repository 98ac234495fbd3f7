package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.cli.TestingPlans;
import org.junit.jupiter.api.Test;

class PlanSummaryTest {

  @Test
  void says_that_a_file_without_front_matter_is_unconfined() {
    var plan =
        TestingPlans.legacy(
            TestingPlans.queue("Queue A — A", "TASK-001", "TASK-002"),
            TestingPlans.queue("Queue B — B", "TASK-003"));

    assertThat(PlanSummary.of(plan)).isEqualTo("3 tasks in 2 queues, unconfined (no front matter)");
    assertThat(PlanSummary.of(TestingPlans.legacy()))
        .isEqualTo("0 tasks in 0 queues, unconfined (no front matter)");
  }

  @Test
  void says_how_far_a_file_with_front_matter_is_confined() {
    var free = TestingPlans.queue("Queue A — A", "TASK-001");
    var confined = TestingPlans.confined(TestingPlans.queue("Queue B — B", "TASK-002"));

    assertThat(PlanSummary.of(TestingPlans.of(Grammar.EXTENDED, confined)))
        .isEqualTo("1 task in 1 queue, confined");
    assertThat(PlanSummary.of(TestingPlans.of(Grammar.EXTENDED, free)))
        .isEqualTo("1 task in 1 queue, unconfined");
    assertThat(PlanSummary.of(TestingPlans.of(Grammar.EXTENDED, free, confined)))
        .isEqualTo("2 tasks in 2 queues, confined except 1 task");
  }
}
