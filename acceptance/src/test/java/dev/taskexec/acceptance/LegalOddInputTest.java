package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Input that is odd, and legal all the same.
class LegalOddInputTest {
  private static final int LINE_LENGTH = 10 << 20;
  private static final int LIST_DEPTH = 10_000;

  @TempDir Path folder;

  static Stream<Arguments> odd() {
    var plan = "# Title\n\n" + Sot.withTasks("TASK-001");
    return Stream.of(
        odd("an empty file", ""),
        odd("one newline", "\n"),
        odd("no section", "# Title\n\nProse.\n"),
        odd("a section without queues", Sot.HEADING),
        odd("a byte order mark", "\uFEFF" + plan, "TASK-001"),
        odd("no newline at the end", plan.strip(), "TASK-001"),
        odd("NUL characters", "prose\0prose\n" + plan + "\0\n", "TASK-001"),
        odd("a line of 10 MB in front", "x".repeat(LINE_LENGTH) + "\n\n" + plan, "TASK-001"),
        odd("a line of 10 MB of markup", "[".repeat(LINE_LENGTH) + "\n\n" + plan, "TASK-001"),
        odd(
            "a task line of 10 MB",
            plan + "- Tasks: " + "`TASK-1` ".repeat(LINE_LENGTH / 9) + "`TASK-002`\n",
            "TASK-001",
            "TASK-002"),
        odd("a list 10,000 deep", plan + "\n" + deepList() + "\n", "TASK-001"),
        odd("quotes 10,000 deep", ">".repeat(LIST_DEPTH) + " text\n\n" + plan, "TASK-001"));
  }

  @ParameterizedTest
  @MethodSource("odd")
  void plans(String sot, List<String> tasks) {
    Sot.write(folder, sot);

    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0).prints("[ok] plan written: plan.json");

    assertThat(plannedIds()).isEqualTo(tasks);
  }

  @Test
  void runs_a_plan_without_tasks() {
    Sot.write(folder, "");

    var ran = Kit.in(folder).run("run", "--sot", "sot.md").exits(0);

    assertThat(ran.onlyRun().results()).isEmpty();
    assertThat(ran.onlyRun().runJson().get("status").asString()).isEqualTo("ok");
  }

  private List<String> plannedIds() {
    return Json.read(folder.resolve("plan.json"))
        .get("queues")
        .valueStream()
        .flatMap(queue -> queue.get("tasks").valueStream())
        .map(task -> task.get("id").asString())
        .toList();
  }

  private static Arguments odd(String name, String sot, String... tasks) {
    return Arguments.of(Named.of(name, sot), List.of(tasks));
  }

  /// One item a line, each two columns further in than the one above would be 100 MB of blanks;
  /// items that begin on one line are as deep.
  private static String deepList() {
    return "- ".repeat(LIST_DEPTH) + "item";
  }
}
