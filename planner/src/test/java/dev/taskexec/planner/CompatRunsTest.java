package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The recorded runs of the original tool: the same hooks give each task the same agent and
/// commands.
class CompatRunsTest {
  private static final Path RUNS = Path.of("../acceptance/src/test/resources/compat/runs");

  static List<Path> runs() throws IOException {
    try (var folders = Files.list(RUNS)) {
      return folders.sorted().toList();
    }
  }

  @Test
  void there_are_all_five() throws IOException {
    assertThat(runs()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void agents_and_commands_are_the_recorded_ones(Path run) throws IOException {
    var recorded = items(member(read(run.resolve("expected.json")), "results"));

    var loaded =
        Planner.load(new LoadRequest(run.resolve("plan.json"), Optional.empty(), Project.AGENTS));

    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(loaded.plan().orElseThrow().tasks().map(CompatRunsTest::done))
        .containsExactlyElementsOf(recorded.map(result -> expected(run, result)).toList());
  }

  private static String done(Task task) {
    var commands =
        task.work().commands().stream()
            .map(command -> command.argv() + " in " + command.cwd().orElse("null"));
    return task.id() + " " + task.work().agent() + " " + commands.toList();
  }

  private static String expected(Path run, JsonValue result) {
    // A dry run is the agents' matter, not the plan's.
    var dry = run.endsWith("r4-dry-run");
    var commands =
        dry
            ? Stream.of("[false] in null")
            : items(member(result, "commands"))
                .map(
                    command ->
                        items(member(command, "cmd")).map(CompatRunsTest::text).toList()
                            + " in "
                            + text(member(command, "cwd")));
    return text(member(result, "task"))
        + " "
        + (dry ? "shell" : text(member(result, "agent")))
        + " "
        + commands.toList();
  }

  private static JsonValue read(Path file) throws IOException {
    var json = new JsonFile(file.toString(), Files.readAllBytes(file));
    return JsonTree.read(json, new JsonFindings(json, JsonCodes.PLAN)).orElseThrow();
  }

  private static JsonValue member(JsonValue value, String key) {
    return ((Obj) value).members().getOrDefault(key, JsonValue.NULL);
  }

  private static Stream<JsonValue> items(JsonValue value) {
    return value instanceof Arr(var items) ? items.stream() : Stream.of();
  }

  private static String text(JsonValue value) {
    return value instanceof Str(var text) ? text : "null";
  }
}
