package dev.taskexec.planner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.secret.SecretSource.Command;
import dev.taskexec.abi.secret.SecretSource.SecretFile;
import dev.taskexec.abi.secret.SecretSource.Variable;
import dev.taskexec.planner.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretReaderTest {
  @TempDir Path folder;

  @Test
  void sources_go_into_the_plan_and_come_back_out_of_it() {
    var project =
        manifest(
            """
            {"TOKEN": {"env": "CI_TOKEN"}, "KEY": {"file": "~/.keys/k"},
             "DB": {"command": ["pass", "show", "db"]}}
            """);

    var loaded = project.planned().load();

    assertThat(loaded.plan().orElseThrow().secrets())
        .containsExactly(
            entry("TOKEN", new Variable("CI_TOKEN")),
            entry("KEY", new SecretFile("~/.keys/k")),
            entry("DB", new Command(List.of("pass", "show", "db"))));
    assertThat(project.read("plan.json")).contains("\"secrets\": {");
  }

  @Test
  void sources_are_part_of_what_a_plan_means_and_none_are_left_out() {
    var without = manifest("{}").plan();
    var one = manifest("{\"TOKEN\": {\"env\": \"A\"}}").plan();
    var other = manifest("{\"TOKEN\": {\"env\": \"B\"}}").plan();

    assertThat(without.digest()).isNotEqualTo(one.digest());
    assertThat(one.digest()).isNotEqualTo(other.digest());
    assertThat(manifest("{}").planned().read("plan.json")).doesNotContain("secrets");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"T": "hunter2hunter2"}                | CFG013 | 1:33
          {"T": {"value": "hunter2hunter2"}}     | CFG013 | 1:43
          {"T": 7}                               | CFG013 | 1:33
          {"T": {"hunter2hunter2": "x"}}         | CFG010 | 1:52
          {"T": {}}                              | CFG010 | 1:33
          {"T": {"env": "A", "file": "b"}}       | CFG010 | 1:33
          {"T": {"env": ""}}                     | CFG010 | 1:41
          {"T": {"env": "A=B"}}                  | CFG010 | 1:41
          {"T": {"file": ""}}                    | CFG010 | 1:42
          {"T": {"command": []}}                 | CFG010 | 1:45
          {"T": {"command": [""]}}               | CFG010 | 1:45
          {"T": {"command": "pass show"}}        | CFG005 | 1:45
          {"A-B": {"env": "A"}}                  | CFG010 | 1:28
          {"LD_PRELOAD": {"env": "A"}}           | CFG010 | 1:28
          {"TASK_EXEC_KIT_X": {"env": "A"}}      | CFG010 | 1:28
          """)
  void what_is_no_source_is_an_error_with_its_place(String secrets, String code, String place) {
    var found = manifest(secrets).compile().diagnostics();

    assertThat(Project.lines(found))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("error[%s] manifest.json:%s: ".formatted(code, place));
  }

  @Test
  void a_value_is_not_shown_in_any_way() {
    var secrets =
        """
        {"A": "hunter2hunter2", "B": {"value": "swordfish99"},
         "C": "correcthorse"}
        """;

    var found = manifest(secrets).compile().diagnostics();

    assertThat(found).extracting(Diagnostic::isError).containsExactly(true, true, true);
    assertThat(found.toString()).doesNotContain("hunter2", "swordfish", "correcthorse");
  }

  private Project manifest(String secrets) {
    return new Project(folder)
        .write("sot.md", Project.SOT)
        .write("config/manifest.json", "{\"version\": 1, \"secrets\": %s}".formatted(secrets));
  }
}
