package dev.taskexec.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.TestingPlans;
import org.junit.jupiter.api.Test;

class TasksJsonTest {

  @Test
  void a_task_is_an_object_with_what_it_needs() {
    assertThat(text(TestingPlans.connected()))
        .startsWith("[\n  {\n    \"id\": \"A\",\n    \"instance\": 1,\n")
        .endsWith(
            """
              {
                "id": "D",
                "instance": 1,
                "title": "D",
                "queue": "Queue B — Clean up",
                "layer": "execution",
                "agent": "noop",
                "line": 7,
                "done": false,
                "confined": false,
                "needs": [
                  {
                    "task": "B",
                    "any_outcome": true
                  },
                  {
                    "queue": "Queue C — Empty",
                    "any_outcome": false
                  }
                ],
                "uses": [
                  "lock"
                ],
                "tags": [
                  "tag"
                ]
              }
            ]
            """);
  }

  @Test
  void instances_are_numbered() {
    var plan = TestingPlans.legacy(TestingPlans.queue("Queue A — A", "T", "U", "T"));

    assertThat(text(plan).lines().filter(line -> line.contains("instance")))
        .containsExactly("    \"instance\": 1,", "    \"instance\": 1,", "    \"instance\": 2,");
  }

  @Test
  void a_plan_without_tasks_is_an_empty_array() {
    assertThat(text(TestingPlans.legacy())).isEqualTo("[]\n");
  }

  private static String text(ExecutionPlan plan) {
    var out = new StringBuilder();
    TasksJson.write(plan, out::append);
    return out.toString();
  }
}
