package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What the original tool planned is planned here, to the letter.
class CompatPlansTest {
  @TempDir Path folder;

  static List<CompatCase> cases() {
    return CompatCase.all("plans");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plans_as_the_original_did(CompatCase recorded) throws IOException {
    recorded.copyTo(folder, "sot.md");

    var ran =
        recorded.locale().on(Kit.in(folder)).run("plan", "--sot", "sot.md", "--out", "plan.json");

    ran.exits(0).prints("[ok] plan written: plan.json");
    var plan = Json.read(folder.resolve("plan.json"));
    assertThat(Legacy.of(plan)).isEqualTo(Legacy.of(recorded.read("plan.json")));
    assertThat(Instant.parse(plan.get("generated_at").asString())).isBefore(Instant.now());
  }

  @Test
  void sees_every_recorded_plan() {
    assertThat(CompatCase.namesOf("plans")).hasSize(11);
  }

  @Test
  void plans_nothing_that_stands_in_fences_or_comments() {
    Sot.write(
        folder,
        """
        ### G. Execution Queue & Task Hooks

        1. **Queue A — Real**
           - Tasks: `TASK-001`

        ```
        2. **Queue B — In a fence**
           - Tasks: `TASK-002`
        ```

        ~~~~ markdown
        ```
        - Tasks: `TASK-003`
        ~~~~

        <!--
        3. **Queue C — In a comment**
           - Tasks: `TASK-004`

        ## Not the end of the section
        -->

        4. **Queue D — Real too**
           - Tasks: `TASK-005`
        """);

    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0).prints("[ok] plan written: plan.json");

    assertThat(Legacy.of(Json.read(folder.resolve("plan.json"))).queues())
        .containsExactly(
            "Queue A — Real [TASK-001/TASK-001/foundation]",
            "Queue D — Real too [TASK-005/TASK-005/foundation]");
  }

  /// What the original tool's plans hold.
  private record Legacy(int version, String source, List<String> queues) {
    static Legacy of(JsonNode plan) {
      return new Legacy(
          plan.get("version").asInt(),
          plan.get("source").asString(),
          plan.get("queues").valueStream().map(Legacy::queue).toList());
    }

    private static String queue(JsonNode queue) {
      var tasks = queue.get("tasks").valueStream().map(Legacy::task).toList();
      return queue.get("name").asString() + " " + tasks;
    }

    private static String task(JsonNode task) {
      return "%s/%s/%s"
          .formatted(
              task.get("id").asString(),
              task.get("title").asString(),
              task.get("layer").asString());
    }
  }
}
