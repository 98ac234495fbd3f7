package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import dev.taskexec.acceptance.launcher.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a user sees of `diff` and of `plan --check`, from the source to the exit code.
class DifferenceTest {
  private static final String SOT =
      """
      ---
      task-exec-kit: 1
      params:
        version: {type: string, default: "1.0"}
      ---
      # Release

      ## Execution Queue

      1. **Queue A — Build**
         - Tasks: `TASK-001`, `TASK-002`

      #### `TASK-001` Compile

      - Permits: `read:src/**`, `write:target/**`
      - Timeout: 5m

      ```exec
      make VERSION=${version}
      ```

      #### `TASK-002` Pack

      - Needs: `TASK-001`
      """;

  @TempDir Path folder;

  @BeforeEach
  void a_plan() {
    Sot.write(folder, SOT);
    Kit.in(folder).run("plan", "--sot", "sot.md", "--set", "version=1.4.2").exits(0);
  }

  @Test
  void check_takes_the_parameters_of_the_plan_and_writes_nothing() {
    var before = Tree.of(folder);

    Kit.in(folder)
        .run("plan", "--sot", "sot.md", "--check")
        .exits(0)
        .prints("[ok] plan.json is what sot.md says");
    Kit.in(folder).run("plan", "--sot", "sot.md", "--check", "--set", "version=2").exits(4);
    assertThat(Tree.of(folder)).isEqualTo(before);
  }

  @Test
  void check_shows_why_the_plan_is_stale() {
    Sot.write(folder, SOT.replace("`read:src/**`", "`read:src/**`, `net:repo.example:443`"));

    var ran = Kit.in(folder).run("plan", "--sot", "sot.md", "--check").exits(4);

    assertThat(ran.stdout())
        .startsWith(
            """
            ! permits grew: TASK-001 (Queue A — Build)
                + net:repo.example:443
            task changed: TASK-001 (Queue A — Build)
            """);
    assertThat(ran.onlyError().code()).isEqualTo("PLN015");
  }

  @Test
  void the_plan_of_another_version_is_compared_with_its_source() {
    Sot.write(folder, SOT.replace("Timeout: 5m", "Timeout: 6m"));

    assertThat(Kit.in(folder).run("diff", "plan.json", "sot.md").exits(0).stdout())
        .isEqualTo(
            """
            the plan changed
                params.version: "1.4.2" -> "1.0"
            task changed: TASK-001 (Queue A — Build)
                commands: [{"cmd":["make","VERSION=1.4.2"],"cwd":".","env":{}}] -> [{"cmd":["make","VERSION=1.0"],"cwd":".","env":{}}]
                timeout_ms: 300000 -> 360000
            """);
  }

  @Test
  void json_fits_its_schema() throws IOException {
    Files.copy(folder.resolve("plan.json"), folder.resolve("old.json"));
    Sot.write(
        folder,
        SOT.replace("`TASK-002`\n", "`TASK-003`\n")
            .replace("#### `TASK-002` Pack", "#### `TASK-003` Pack\n\n- Permits: unconfined")
            .replace("write:target/**", "write:out/**"));
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);

    var ran = Kit.in(folder).run("diff", "old.json", "plan.json", "--format", "json").exits(0);

    var difference = Json.parse(ran.stdout());
    assertThat(Schemas.shipped().faults("diff", difference)).isEmpty();
    assertThat(difference.get("same").asBoolean()).isFalse();
    assertThat(difference.get("permits_grown").size()).isEqualTo(2);
    assertThat(difference.get("old").get("digest"))
        .isEqualTo(Json.read(folder.resolve("old.json")).get("digest"));
  }

  @Test
  void a_circle_is_printed_whole() {
    Sot.write(
        folder,
        SOT.replace("- Timeout: 5m", "- Needs: `TASK-002`\n").replace("Pack", "Pack the result"));

    var ran = Kit.in(folder).run("plan", "--sot", "sot.md").exits(1);

    assertThat(ran.onlyError().code()).isEqualTo("CHK002");
    assertThat(ran.onlyError().message())
        .isEqualTo("none of these can ever start: `TASK-001` needs `TASK-002` needs `TASK-001`");
  }
}
