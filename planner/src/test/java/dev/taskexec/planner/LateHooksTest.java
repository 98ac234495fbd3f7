package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What hooks mean that are found when a plan is run.
class LateHooksTest {
  private static final String HOOKS = "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"a\"]}]}}";
  private static final String OTHERS = "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"b\"]}]}}";

  @TempDir Path folder;
  private Project project;

  @BeforeEach
  void a_project() {
    project = new Project(folder).write("sot.md", Project.SOT);
  }

  @Test
  void they_are_applied_to_a_legacy_source_that_was_planned_without_any() {
    project.planned().write("config/hooks.json", HOOKS);

    var loaded = project.load();

    assertThat(Project.work(loaded.plan().orElseThrow())).contains("TASK-001 shell [a]");
    assertThat(Project.lines(loaded.diagnostics()))
        .containsExactly(
            "note[PLN014] hooks.json: the plan was made without hooks; the hooks of `%s` are applied to it now"
                .formatted(folder.resolve("config/hooks.json")));
  }

  @Test
  void nothing_is_said_where_they_change_nothing() {
    project
        .planned()
        .write("config/hooks.json", "{\"TASK-999\": {\"commands\": [{\"cmd\": [\"a\"]}]}}");

    assertThat(project.load().diagnostics()).isEmpty();
  }

  @Test
  void their_mistakes_are_errors_where_they_would_be_applied() {
    project.planned().write("config/hooks.json", "{\"TASK-001\": {\"commands\": [{}]}}");

    var loaded = project.load();

    assertThat(loaded.plan()).isEmpty();
    assertThat(Project.lines(loaded.diagnostics()))
        .containsExactly(
            "error[CFG006] hooks.json:1:28: `$[\"TASK-001\"].commands[0]` is a command without a"
                + " `cmd`");
  }

  @Test
  void they_never_change_a_plan_that_was_made_from_hooks() {
    project.write("config/hooks.json", HOOKS).planned().write("config/hooks.json", OTHERS);

    var loaded = project.load();

    assertThat(Project.work(loaded.plan().orElseThrow())).contains("TASK-001 shell [a]");
    assertThat(Project.lines(loaded.diagnostics()))
        .containsExactly(
            "warning[PLN013] hooks.json: `%s` is not what the plan was made from; the hooks in the plan count"
                .formatted(folder.resolve("config/hooks.json")));
  }

  @Test
  void a_broken_file_that_does_not_count_is_only_a_warning() {
    project.write("config/hooks.json", HOOKS).planned().write("config/hooks.json", "{");

    var loaded = project.load();

    assertThat(loaded.plan()).isPresent();
    assertThat(loaded.diagnostics())
        .extracting(each -> each.code().name())
        .containsExactly("PLN013");
  }

  @Test
  void a_named_configuration_with_other_hooks_is_refused() {
    project.write("config/hooks.json", HOOKS).planned().write("other/hooks.json", OTHERS);

    var loaded = project.load(Optional.of(folder.resolve("other")));

    assertThat(loaded.plan()).isEmpty();
    assertThat(Project.lines(loaded.diagnostics()))
        .containsExactly(
            "error[PLN013] hooks.json: `%s` is not what the plan was made from; the hooks in the plan count"
                .formatted(folder.resolve("other/hooks.json")));
  }

  @Test
  void the_same_hooks_or_none_are_no_matter() {
    project.write("config/hooks.json", HOOKS).planned().write("same/hooks.json", HOOKS);
    project.write("none/readme.txt", "");

    assertThat(project.load().diagnostics()).isEmpty();
    assertThat(project.load(Optional.of(folder.resolve("same"))).diagnostics()).isEmpty();
    assertThat(project.load(Optional.of(folder.resolve("none"))).diagnostics()).isEmpty();
  }

  @Test
  void a_configuration_folder_that_was_named_must_be_there() {
    var loaded = project.planned().load(Optional.of(folder.resolve("nowhere")));

    assertThat(loaded.plan()).isEmpty();
    assertThat(loaded.diagnostics())
        .extracting(each -> each.code().name())
        .containsExactly("CFG001");
  }

  @Test
  void an_extended_plan_without_hooks_stays_without() {
    project.write("plan.json", Project.bytes(Plans.extended(project.plan())));
    project.write("config/hooks.json", HOOKS);

    var loaded = project.load();

    assertThat(Project.work(loaded.plan().orElseThrow())).contains("TASK-001 noop");
    assertThat(Project.lines(loaded.diagnostics()))
        .containsExactly(
            "warning[PLN013] hooks.json: `%s` does not count: the plan was made without hooks"
                .formatted(folder.resolve("config/hooks.json")));
    assertThat(project.write("config/hooks.json", "{}").load().diagnostics()).isEmpty();
  }
}
