package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `plan` and `validate` with `--format json` and `--format sarif`, and `validate` of
/// configuration.
class ReportingTest {
  private static final String TWICE =
      """
      ### G. Execution Queue & Task Hooks

      1. **Queue A — 😀**
         - Tasks: `TASK-001`, `TASK-001`
      """;

  @TempDir Path folder;

  @Test
  void json_is_one_document_with_the_plan_and_all_that_was_found() {
    var ran = kit().run("plan", "--sot", "~/sot.md", "--format", "json");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().replaceAll("sha256:[0-9a-f]{64}", "sha256:…"))
        .isEqualTo(
            """
            {
              "v": 1,
              "command": "plan",
              "file": "~/sot.md",
              "exit_code": 0,
              "plan": {
                "file": "~/plan.json",
                "digest": "sha256:…",
                "grammar": "legacy",
                "queues": 1,
                "tasks": 2,
                "confined_tasks": 0,
                "done_tasks": 0
              },
              "counts": {
                "error": 0,
                "warning": 1,
                "note": 0
              },
              "diagnostics": [
                {
                  "code": "SOT016",
                  "severity": "warning",
                  "message": "`TASK-001` is planned on line 4 already; here it becomes `TASK-001#2` and runs once more",
                  "help": "remove one of them unless the task is to run more than once",
                  "count": 1,
                  "file": "~/sot.md",
                  "line": 4,
                  "column": 25,
                  "end_line": 4,
                  "end_column": 35,
                  "offset": 81,
                  "length": 10,
                  "quote": "   - Tasks: `TASK-001`, `TASK-001`",
                  "related": []
                }
              ]
            }
            """);
    assertThat(folder.resolve("plan.json")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "sarif"})
  void errors_are_in_the_document_too_and_nothing_is_said_beside_it(String format) {
    for (var command : new String[] {"plan", "validate"}) {
      var ran = kit().run(command, "--sot", "~/sot.md", "--strict", "--format", format);

      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err()).isEmpty();
      assertThat(ran.out()).startsWith("{").endsWith("}\n").contains("SOT016", "\"error\"");
      assertThat(folder.resolve("plan.json")).doesNotExist();
    }
  }

  @Test
  void an_unwritable_plan_is_in_the_document() {
    var ran = kit().run("plan", "--sot", "~/sot.md", "--out", "~/sot.md/p", "--format", "json");

    assertThat(ran.code()).isEqualTo(74);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("\"exit_code\": 74", "OUT001", "SOT016", "\"file\": null");
  }

  @Test
  void the_format_comes_from_the_environment_too() {
    var ran =
        kit().set("TASK_EXEC_KIT_VALIDATE_FORMAT", "sarif").run("validate", "--sot", "~/sot.md");

    assertThat(ran.out()).contains("\"version\": \"2.1.0\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --hooks    | {}                                                    | 0 |
          --hooks    | {"TASK-001": {"commands": [{}]}}                      | 1 | error[CFG006]
          --hooks    | {"A": {"commands": []}}                               | 0 |
          --hooks    | {"A": 1}                                              | 1 | error[CFG005]
          --hooks    | {                                                     | 1 | error[CFG003]
          --manifest | {"version": 1, "layers": {}}                          | 0 |
          --manifest | {"version": 1, "layers": {"a": {"agent": "shel"}}}    | 1 | error[CFG008]
          --manifest | {"layers": {}}                                        | 0 | note[CFG011]
          --manifest | []                                                    | 1 | error[CFG005]
          """)
  void validate_checks_a_configuration_file_by_itself(
      String option, String json, int code, String said) {
    var ran = kit().file("x.json", json).run("validate", option, "~/x.json");

    assertThat(ran.code()).isEqualTo(code);
    assertThat(ran.out()).isEqualTo(code == 0 ? "[ok] valid: ~/x.json\n" : "");
    assertThat(ran.err()).startsWith(said == null ? "" : said);
    assertThat(ran.err().isEmpty()).isEqualTo(said == null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--hooks", "--manifest"})
  void a_configuration_file_that_was_named_must_be_there(String option) {
    var ran = kit().run("validate", option, "~/nowhere.json");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error[CFG002]: `~/nowhere.json` does not exist\n");
  }

  @Test
  void strict_counts_for_configuration_files_too() {
    var hooks = "{\"A\": {\"comands\": []}}";
    var kit = kit().file("hooks.json", hooks);

    assertThat(kit.run("validate", "--hooks", "~/hooks.json").code()).isZero();
    assertThat(kit.run("validate", "--hooks", "~/hooks.json", "--strict").code()).isEqualTo(1);
  }

  private TestingKit kit() {
    return new TestingKit(folder).file("sot.md", TWICE);
  }
}
