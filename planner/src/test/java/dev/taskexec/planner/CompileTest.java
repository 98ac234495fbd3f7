package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.OnFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileTest {
  private static final String HOOKS =
      """
      {"Queue A — Build": {"commands": [{"cmd": ["make", "all"], "cwd": "src"}]},
       "TASK-022": {"commands": [{"cmd": ["make", "test"]}, {"cmd": ["make", "lint"]}], "why": 7}}
      """;

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void a_project() {
    project = new Project(folder).write("sot.md", Project.SOT);
  }

  @Test
  void a_task_without_a_hook_goes_to_noop() {
    var plan = project.plan();

    assertThat(Project.work(plan))
        .containsExactly("TASK-001 noop", "TASK-022 noop", "TASK-062 noop");
    assertThat(plan.grammar()).isEqualTo(Grammar.LEGACY);
    assertThat(plan.tasks()).noneMatch(task -> task.terms().confined());
  }

  @Test
  void a_task_s_own_hook_wins_over_its_queue_s() {
    var plan = project.write("config/hooks.json", HOOKS).plan();

    assertThat(Project.work(plan))
        .containsExactly(
            "TASK-001 shell [make, all]",
            "TASK-022 shell [make, test] [make, lint]",
            "TASK-062 noop");
    var work = plan.tasks().findFirst().orElseThrow().work();
    assertThat(work.onError()).isEqualTo(OnFailure.CONTINUE);
    assertThat(work.commands().getFirst().cwd()).contains("src");
  }

  @Test
  void an_empty_hook_falls_through_and_one_without_commands_does_not() {
    var plan =
        project
            .write(
                "config/hooks.json",
                """
                {"Queue A — Build": {"commands": [{"cmd": ["a"], "cwd": null}]},
                 "TASK-001": {}, "TASK-022": {"commands": []}, "TASK-062": {"note": "by hand"}}
                """)
            .plan();

    assertThat(Project.work(plan))
        .containsExactly("TASK-001 shell [a]", "TASK-022 noop", "TASK-062 noop");
  }

  @Test
  void a_layer_s_agent_takes_the_tasks_without_a_hook() {
    var plan =
        project
            .write(
                "config/manifest.json",
                """
                {"version": 1, "layers": {"foundation": {"agent": "effect"}, "execution": {}, "mine": {"agent": null}}}
                """)
            .write("config/hooks.json", "{\"TASK-022\": {\"commands\": [{\"cmd\": [\"b\"]}]}}")
            .plan();

    assertThat(Project.work(plan))
        .containsExactly("TASK-001 effect", "TASK-022 shell [b]", "TASK-062 noop");
  }

  @Test
  void a_hook_with_permits_confines_its_task() {
    var plan =
        project
            .write(
                "config/hooks.json",
                "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"a\"]}], \"permits\":"
                    + " [\"read:src/**\"]}}")
            .plan();

    var terms = plan.tasks().findFirst().orElseThrow().terms();
    assertThat(terms.confined()).isTrue();
    assertThat(terms.permits()).extracting(Object::toString).containsExactly("read:src/**");
  }

  @Test
  void says_what_it_was_made_from() {
    project.write("config/hooks.json", HOOKS).write("config/manifest.json", "{\"version\": 1}");

    var plan = project.plan();

    assertThat(plan.source()).isEqualTo("sot.md");
    assertThat(plan.root()).isEqualTo(".");
    assertThat(plan.madeFrom())
        .containsExactly(
            entry("sot.md", digest(Project.SOT)),
            entry("config/manifest.json", digest("{\"version\": 1}")),
            entry("config/hooks.json", digest(HOOKS)));
  }

  @Test
  void the_built_in_manifest_is_no_file_that_it_was_made_from() {
    assertThat(project.plan().madeFrom().keySet()).containsExactly("sot.md");
  }

  @Test
  void a_named_configuration_counts_instead_of_the_one_beside_the_source() {
    project.write("config/hooks.json", HOOKS).write("../shared/hooks.json", "{}");

    var plan = project.compile(Optional.of(folder.resolve("../shared"))).plan().orElseThrow();

    assertThat(Project.work(plan))
        .containsExactly("TASK-001 noop", "TASK-022 noop", "TASK-062 noop");
    assertThat(plan.madeFrom().keySet()).containsExactly("sot.md", "../shared/hooks.json");
  }

  @Test
  void root_leads_from_the_plan_to_the_source_also_through_a_link() throws IOException {
    Files.createDirectories(folder.resolve("elsewhere/deep"));
    var link = Files.createSymbolicLink(folder.resolve("out"), Path.of("elsewhere/deep"));
    var request =
        new PlanRequest(
            folder.resolve("sot.md"),
            Optional.empty(),
            link,
            "2026-01-01T00:00:00Z",
            "test",
            List.of("noop", "shell"),
            false,
            new LinkedHashMap<>());

    var root = Planner.compile(request).plan().orElseThrow().root();

    assertThat(root).isEqualTo("../..");
    assertThat(link.resolve(root).resolve("sot.md")).exists();
  }

  @Test
  void root_leads_from_the_plan_to_the_source() {
    var request =
        new PlanRequest(
            folder.resolve("a/b/../sot.md"),
            Optional.empty(),
            folder.resolve("out/plans"),
            "now",
            "test",
            Project.AGENTS,
            false,
            new LinkedHashMap<>());
    project.write("a/sot.md", Project.SOT).write("a/b/x", "").write("a/config/hooks.json", HOOKS);

    var plan = Planner.compile(request).plan().orElseThrow();

    assertThat(plan.root()).isEqualTo("../../a");
    assertThat(plan.source()).isEqualTo("sot.md");
    assertThat(plan.madeFrom().keySet()).containsExactly("sot.md", "config/hooks.json");
  }

  @Test
  void a_configuration_folder_that_is_not_there_is_an_error_only_if_it_was_named() {
    var missing = project.compile(Optional.of(folder.resolve("nowhere")));
    var file = project.compile(Optional.of(folder.resolve("sot.md")));

    assertThat(missing.plan()).isEmpty();
    assertThat(Project.lines(missing.diagnostics()))
        .containsExactly(
            "error[CFG001] nowhere: the configuration folder `%s` does not exist"
                .formatted(folder.resolve("nowhere")));
    assertThat(Project.lines(file.diagnostics()))
        .containsExactly(
            "error[CFG001] sot.md: `%s` is a file, not a configuration folder"
                .formatted(folder.resolve("sot.md")));
    assertThat(project.write("config", "a file").compile().plan()).isPresent();
  }

  @Test
  void a_configuration_file_that_is_a_folder_is_an_error() {
    var planned = project.write("config/hooks.json/x", "").compile();

    assertThat(Project.lines(planned.diagnostics()))
        .containsExactly(
            "error[CFG002] hooks.json: `%s` is a folder, not a file"
                .formatted(folder.resolve("config/hooks.json")));
  }

  @Test
  void a_missing_source_is_an_error_and_its_configuration_is_checked_all_the_same() {
    var planned = new Project(folder.resolve("other")).write("config/hooks.json", "[]").compile();

    assertThat(planned.plan()).isEmpty();
    assertThat(planned.diagnostics())
        .extracting(diagnostic -> diagnostic.code().name())
        .containsExactlyInAnyOrder("SOT001", "CFG005");
  }

  @Test
  void strictness_makes_errors_of_warnings_but_not_of_notes() {
    project.write("config/hooks.json", "{\"TASK-999\": {}}").write("config/manifest.json", "{}");

    var strict = project.compileStrictly();

    assertThat(project.compile().plan()).isPresent();
    assertThat(strict.plan()).isEmpty();
    assertThat(strict.diagnostics())
        .extracting(each -> each.severity().word() + " " + each.code())
        .containsExactly("error CFG009", "note CFG011");
  }

  @Test
  void the_same_input_gives_the_same_bytes_under_any_locale_and_time_zone() {
    project.write("config/hooks.json", HOOKS);
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    var first = Project.text(project.plan());
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));

      var second = Project.text(project.plan());

      assertThat(second).isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void many_hooks_that_match_nothing_are_counted_not_listed() {
    var hooks = new StringBuilder("{");
    for (var i = 0; i < 5_000; i++) {
      hooks.append(i == 0 ? "" : ",").append("\"TASK-9%05d\": {}".formatted(i));
    }

    var planned = project.write("config/hooks.json", hooks.append('}').toString()).compile();

    assertThat(planned.diagnostics()).hasSize(101);
    assertThat(planned.diagnostics().getLast().message())
        .isEqualTo("4,900 more of CFG009 are not shown");
  }

  private static Sha256 digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
