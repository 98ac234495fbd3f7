package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Configuration that is wrong: one error with its place, exit code 1, nothing written or run.
class BadConfigurationTest {
  @TempDir Path folder;

  @BeforeEach
  void a_source_of_truth() {
    Sot.write(folder, Sot.withTasks("TASK-001"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CFG003 | {"TASK-001"
          CFG003 | hello
          CFG004 | {"TASK-001": {"commands": []}, "TASK-001": {"commands": []}}
          CFG004 | {"TASK-001": {"commands": [], "commands": []}}
          CFG005 | []
          CFG005 | {"TASK-001": []}
          CFG005 | {"TASK-001": {"commands": {}}}
          CFG005 | {"TASK-001": {"commands": [["true"]]}}
          CFG005 | {"TASK-001": {"commands": [{"cmd": "true"}]}}
          CFG005 | {"TASK-001": {"commands": [{"cmd": ["true", 1]}]}}
          CFG005 | {"TASK-001": {"commands": [{"cmd": ["true"], "cwd": 5}]}}
          CFG006 | {"TASK-001": {"commands": [{}]}}
          CFG006 | {"TASK-001": {"commands": [{"cwd": "."}]}}
          CFG007 | {"TASK-001": {"commands": [{"cmd": []}]}}
          CFG006 | {"TASK-999": {"commands": [{}]}}
          """)
  void refuses_hooks_and_says_where(String code, String hooks) {
    Sot.hooks(folder, "\n  " + hooks + "\n");

    var error = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo(code);
    assertThat(error.place()).containsPattern("config/hooks\\.json:[23]:\\d+$");
  }

  @Test
  void refuses_a_pipe_and_a_link_that_leads_nowhere() throws Exception {
    var hooks = folder.resolve("config/hooks.json");
    Files.createDirectories(hooks.getParent());
    Files.createSymbolicLink(hooks, Path.of("nowhere.json"));
    var dangling = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");
    Files.delete(hooks);
    new ProcessBuilder("mkfifo", hooks.toString()).start().waitFor();

    var pipe = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(dangling.code()).isEqualTo("CFG002");
    assertThat(dangling.message()).contains("leads nowhere");
    assertThat(pipe.code()).isEqualTo("CFG002");
    assertThat(pipe.message()).contains("not a regular file");
  }

  @Test
  void refuses_hooks_of_a_legacy_plan_before_anything_runs() throws IOException {
    Sot.file(
        folder.resolve("plan.json"),
        """
        {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "queues": [
          {"name": "Queue A — Work", "tasks": [
            {"id": "TASK-001", "title": "TASK-001", "layer": "execution"},
            {"id": "TASK-002", "title": "TASK-002", "layer": "execution"}]}]}
        """);
    Sot.hooks(
        folder,
        """
        {"TASK-001": {"commands": [{"cmd": ["touch", "ran"]}]},
         "TASK-002": {"commands": [{"cmd": []}]}}
        """);

    var error = Kit.in(folder).refuses(1, "run", "--plan", "plan.json");

    assertThat(error.code()).isEqualTo("CFG007");
    assertThat(error.place()).endsWith("config/hooks.json:2:36");
    assertThat(Files.exists(folder.resolve("ran"))).isFalse();
  }

  @Test
  void refuses_a_configuration_folder_that_is_not_there() {
    var error = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md", "--config", "nowhere");

    assertThat(error.code()).isEqualTo("CFG001");
  }

  @Test
  void refuses_a_hooks_file_that_is_a_folder() throws IOException {
    Files.createDirectories(folder.resolve("config/hooks.json"));

    assertThat(Kit.in(folder).refuses(1, "plan", "--sot", "sot.md").code()).isEqualTo("CFG002");
  }

  @Test
  void refuses_a_manifest_whose_agent_does_not_exist() {
    Sot.file(
        folder.resolve("config/manifest.json"),
        "{\"version\": 1, \"layers\": {\"foundation\": {\"agent\": \"nobody\"}}}");

    var error = Kit.in(folder).refuses(1, "plan", "--sot", "sot.md");

    assertThat(error.code()).isEqualTo("CFG008");
    assertThat(error.message()).contains("nobody");
    assertThat(error.place()).contains("config/manifest.json:1:");
  }

  @Test
  void accepts_any_object_as_a_manifest_of_the_original_tool() {
    Sot.file(folder.resolve("config/manifest.json"), "{\"anything\": [1, 2]}");

    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);
  }
}
