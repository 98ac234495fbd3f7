package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Said;
import dev.taskexec.acceptance.launcher.Sot;
import dev.taskexec.acceptance.launcher.Unprivileged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan that cannot be run: one error, exit code 1, no run folder.
class BadPlanTest {
  private static final String LEGACY =
      """
      {
        "version": 1,
        "source": "sot.md",
        "generated_at": "2026-01-01T00:00:00Z",
        "queues": [
          {
            "name": "Queue A — Work",
            "tasks": [
              {"id": "TASK-001", "title": "TASK-001", "layer": "execution"}
            ]
          }
        ]
      }
      """;

  @TempDir Path folder;

  @Test
  void runs_the_plan_that_the_others_are_made_from() {
    Sot.file(folder.resolve("plan.json"), LEGACY);

    Kit.in(folder).run("run", "--plan", "plan.json").exits(0);
  }

  @Test
  void refuses_a_missing_file() {
    var error = Kit.in(folder).refuses(1, "run", "--plan", "nowhere.json");

    assertThat(error.code()).isEqualTo("PLN001");
    assertThat(error.place()).contains("nowhere.json");
  }

  @Test
  void refuses_a_folder() throws IOException {
    Files.createDirectory(folder.resolve("plan.json"));

    assertThat(refused().code()).isEqualTo("PLN002");
  }

  @Test
  void refuses_a_file_that_may_not_be_read() throws Exception {
    var plan = Sot.file(folder.resolve("plan.json"), LEGACY);
    Files.setPosixFilePermissions(plan, PosixFilePermissions.fromString("---------"));

    var error = Unprivileged.kit(folder).refuses(1, "run", "--plan", "plan.json");

    assertThat(error.code()).isEqualTo("PLN002");
  }

  @Test
  void refuses_bytes_that_are_not_utf_8() throws IOException {
    var latin = LEGACY.replace("Work", "Wörk").replace("—", "-");
    Files.write(folder.resolve("plan.json"), latin.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refused().code()).isIn("PLN002", "PLN003");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "hello", "{", "[1,", "{\"version\": 1,}", "{\"version\": 01}"})
  void refuses_what_is_not_json(String text) {
    Sot.file(folder.resolve("plan.json"), text);

    assertThat(refused().code()).isEqualTo("PLN003");
  }

  @Test
  void refuses_what_follows_the_json() {
    Sot.file(folder.resolve("plan.json"), LEGACY + "{}");

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN003");
    assertThat(error.place()).endsWith("plan.json:14:1");
  }

  @Test
  void refuses_json_nested_100_000_deep() {
    Sot.file(folder.resolve("plan.json"), "[".repeat(100_000) + "]".repeat(100_000));

    assertThat(refused().code()).startsWith("PLN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "version": 1                    | "version": "1"              | version
          "source": "sot.md"              | "source": ["sot.md"]        | source
          "id": "TASK-001"                | "id": 1                     | queues[0].tasks[0].id
          "layer": "execution"            | "layer": {}                 | queues[0].tasks[0].layer
          "name": "Queue A — Work"        | "name": 5                   | queues[0].name
          {"id": "TASK-001"               | 7, {"id": "TASK-001"        | queues[0].tasks[0]
          "title": "TASK-001"             | "title": "x", "commands": 3 | queues[0].tasks[0].commands
          """)
  void refuses_a_wrong_type_and_says_the_json_path(String given, String wrong, String path) {
    Sot.file(folder.resolve("plan.json"), LEGACY.replace(given, wrong));

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN005");
    assertThat(error.message() + error.place()).contains(path);
  }

  @Test
  void refuses_a_plan_that_is_a_list() {
    Sot.file(folder.resolve("plan.json"), "[]");

    assertThat(refused().code()).isEqualTo("PLN005");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 99})
  void refuses_an_unknown_version(int version) {
    Sot.file(
        folder.resolve("plan.json"), LEGACY.replace("\"version\": 1", "\"version\": " + version));

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN007");
    assertThat(error.message()).contains(Integer.toString(version));
  }

  @Test
  void refuses_a_key_that_stands_there_twice() {
    Sot.file(
        folder.resolve("plan.json"),
        LEGACY.replace("\"title\":", "\"id\": \"TASK-002\", \"title\":"));

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN004");
    assertThat(error.message()).contains("id");
    assertThat(error.place()).contains("plan.json:9:");
  }

  @Test
  void refuses_a_plan_without_queues() {
    Sot.file(folder.resolve("plan.json"), "{\"version\": 1, \"source\": \"sot.md\"}");

    assertThat(refused().code()).isEqualTo("PLN006");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "a/b",
        "..",
        "",
        "-rf",
        "TASK-001\\n",
        "a\\u0000b",
        "TASK 001",
        "C:\\\\x"
      })
  void refuses_an_id_that_is_a_path(String id) {
    Sot.file(
        folder.resolve("plan.json"),
        LEGACY.replace("\"id\": \"TASK-001\"", "\"id\": \"" + id + "\""));

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN008");
    assertThat(error.message() + error.place()).contains("queues[0].tasks[0].id");
  }

  @Test
  void refuses_an_id_of_101_characters() {
    var id = "T".repeat(101);
    Sot.file(
        folder.resolve("plan.json"),
        LEGACY.replace("\"id\": \"TASK-001\"", "\"id\": \"" + id + "\""));

    assertThat(refused().code()).isEqualTo("PLN008");
  }

  @Test
  void refuses_a_digest_that_does_not_fit() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Sot.hook(folder, "TASK-001", "echo reviewed");
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);
    var plan = folder.resolve("plan.json");
    Files.writeString(plan, Files.readString(plan).replace("echo reviewed", "echo changed"));

    var error = refused();

    assertThat(error.code()).isEqualTo("PLN009");
    assertThat(error.place()).contains("plan.json");
  }

  @Test
  void runs_a_plan_whose_meaning_did_not_change() throws IOException {
    Sot.write(folder, Sot.withTasks("TASK-001"));
    Kit.in(folder).run("plan", "--sot", "sot.md").exits(0);
    var plan = folder.resolve("plan.json");
    var other =
        Files.readString(plan)
            .replaceFirst(
                "\"generated_at\": *\"[^\"]*\"", "\"generated_at\": \"2020-01-01T00:00:00Z\"");
    Files.writeString(plan, other.replace("\n", "\r\n"));

    Kit.in(folder).run("run", "--plan", "plan.json").exits(0);
  }

  private Said refused() {
    return Kit.in(folder).refuses(1, "run", "--plan", "plan.json");
  }
}
