package dev.taskexec.agents.noop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.agents.TestingContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoopAgentTest {

  @Test
  void writes_the_note_of_the_original_tool() throws Exception {
    var context = TestingContext.of(task("Queue B — Ship", "foundation"));

    var report = new NoopAgent().run(context);

    var text =
        "NOOP: TASK-004 in Queue B — Ship at 20261121_094313Z\n"
            + "Dry run: false\nTask layer: foundation\n";
    assertThat(context.notes()).containsOnlyKeys("noop").containsEntry("noop", text);
    assertThat(context.asked()).isEmpty();
    assertThat(report)
        .isEqualTo(
            new AttemptReport(
                new Outcome.Noop(),
                List.of(),
                Optional.of(TestingContext.log("logs/noop.txt", text.getBytes(UTF_8).length)),
                Usage.NONE));
  }

  @Test
  void says_that_it_was_a_dry_run() throws Exception {
    var context = TestingContext.dry(task("Queue A — Build", "execution"));

    new NoopAgent().run(context);

    assertThat(context.notes().get("noop")).contains("\nDry run: true\n");
  }

  @Test
  void a_name_from_a_plan_cannot_forge_a_line() throws Exception {
    var queue = "Q at X\nDry run: true\r\u0085\u2028\u2029\0\u001b[2J\ud800 \\n 👩‍🚀";
    var context = TestingContext.of(task(queue, "a\tb\u000b"));

    new NoopAgent().run(context);

    assertThat(context.notes().get("noop"))
        .isEqualTo(
            "NOOP: TASK-004 in Q at X\\nDry run: true\\r\\u0085\\u2028\\u2029\\u0000\\u001b[2J"
                + "\\ud800 \\n 👩‍🚀 at 20261121_094313Z\n"
                + "Dry run: false\nTask layer: a\\tb\\u000b\n");
  }

  @Test
  void lets_it_be_known_that_the_note_cannot_be_written() {
    var context = TestingContext.of(task("Queue A — Build", "execution")).fillDisk();

    assertThatThrownBy(() -> new NoopAgent().run(context)).isInstanceOf(EvidenceException.class);
  }

  private static Task task(String queue, String layer) {
    return Task.legacy(new TaskId("TASK-004"), layer, queue, 1);
  }
}
