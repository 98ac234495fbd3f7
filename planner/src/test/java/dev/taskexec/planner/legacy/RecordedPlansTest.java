package dev.taskexec.planner.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plans that were recorded from the original tool.
class RecordedPlansTest {
  private static final Path CASES = Path.of("src/test/resources/compat/plans");

  static List<Path> cases() throws IOException {
    try (var folders = Files.list(CASES)) {
      return folders.sorted().toList();
    }
  }

  @Test
  void all_eleven_cases_are_there() throws IOException {
    assertThat(cases()).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plans_what_the_original_planned(Path folder) throws IOException {
    var recorded = Files.readString(folder.resolve("plan.json"));

    var reading = read(folder);

    assertThat(plan(reading.queues())).isEqualTo(recorded.strip());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void every_task_stands_on_its_source_line(Path folder) throws IOException {
    var lines = Files.readString(folder.resolve("sot.md")).split("\r\n|\r|\n", -1);

    var reading = read(folder);

    assertThat(reading.queues().stream().flatMap(queue -> queue.tasks().stream()))
        .allSatisfy(
            task ->
                assertThat(lines[task.sourceLine() - 1]).contains("`" + task.id().value() + "`"));
  }

  private static Reading read(Path folder) throws IOException {
    return Reading.of(new String(Files.readAllBytes(folder.resolve("sot.md")), UTF_8));
  }

  /// As the original wrote it, indented by two.
  private static String plan(List<Queue> queues) {
    return """
    {
      "version": 1,
      "source": "sot.md",
      "generated_at": "NORMALIZED",
      "queues": %s
    }\
    """
        .formatted(list("  ", queues.stream().map(RecordedPlansTest::queue)));
  }

  private static String queue(Queue queue) {
    return """
        {
          "name": "%s",
          "tasks": %s
        }\
    """
        .formatted(
            queue.name().replace("\"", "\\\""),
            list("      ", queue.tasks().stream().map(RecordedPlansTest::task)));
  }

  private static String task(Task task) {
    return """
            {
              "id": "%s",
              "title": "%s",
              "layer": "%s"
            }\
    """
        .formatted(task.id(), task.title(), task.layer());
  }

  private static String list(String indent, Stream<String> items) {
    var joined = items.collect(Collectors.joining(",\n"));
    return joined.isEmpty() ? "[]" : "[\n" + joined + "\n" + indent + "]";
  }
}
