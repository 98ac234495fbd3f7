package dev.taskexec.planner.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.Migrated;
import dev.taskexec.planner.Migration;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MigrationTest {
  private static final String HOOKS =
      """
      {"Queue A — Build": {"commands": [{"cmd": ["echo", "queue"]}]},
       "TASK-001": {"commands": [{"cmd": ["sh", "-c", "echo out; echo err >&2"], "cwd": "sub dir"}]},
       "TASK-002": {"commands": [{"cmd": ["echo", "task"]}, {"cmd": ["echo", "two"]}]},
       "TASK-003": {},
       "TASK-004": {"commands": []},
       "TASK-062": {"commands": [{"cmd": ["printf", "${x}"]}]}}
      """;
  private static final String SOT =
      """
      # Release

      ### G. Execution Queue & Task Hooks

      1. **Queue A — Build**
         - Goal: a clean checkout
         - Tasks: `TASK-001`, `TASK-002`, `TASK-003`
      2. **Queue B — Ship**
         - Tasks: `TASK-062`, `TASK-004`

      ## After
      Words.
      """;

  private static final Path PLANS = Path.of("src/test/resources/compat/plans");
  private static final Path RUNS = Path.of("../acceptance/src/test/resources/compat/runs");

  @TempDir Path old;
  @TempDir Path fresh;

  static List<Path> plans() throws IOException {
    return folders(PLANS);
  }

  static List<Path> runs() throws IOException {
    return folders(RUNS);
  }

  @Test
  void all_recorded_cases_are_there() throws IOException {
    assertThat(plans()).hasSize(11);
    assertThat(runs()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("plans")
  void recorded_sources_plan_the_same_queues_tasks_and_layers(Path recorded) throws IOException {
    var before = new Project(old).write("sot.md", sot(recorded)).plan();

    var after = migratedPlan();

    assertThat(outline(after).stream().map(MigrationTest::asBefore))
        .isEqualTo(outline(before).stream().map(MigrationTest::asBefore).toList());
  }

  @ParameterizedTest
  @MethodSource("runs")
  void recorded_hooks_give_the_same_work(Path recorded) throws IOException {
    var request = new LoadRequest(recorded.resolve("plan.json"), Optional.empty(), Project.AGENTS);
    var queues = Planner.load(request).plan().orElseThrow().queues();
    var lines = new StringBuilder("### G. Execution Queue & Task Hooks\n");
    for (var queue : queues) {
      lines.append("1. **").append(queue.name()).append("**\n- Tasks:");
      queue.tasks().forEach(task -> lines.append(" `").append(task.id()).append('`'));
      lines.append('\n');
    }
    var before =
        new Project(old)
            .write("sot.md", lines.toString())
            .write("config/hooks.json", Files.readAllBytes(recorded.resolve("config/hooks.json")))
            .plan();

    var after = migratedPlan();

    assertThat(Project.work(after)).isEqualTo(Project.work(before));
  }

  @Test
  void an_id_that_repeats_gets_a_new_one_which_is_said() throws IOException {
    new Project(old).write("sot.md", sot(PLANS.resolve("07-duplicates-and-empty")));

    var said = Project.lines(migrate().diagnostics());

    assertThat(outline(migratedPlan()))
        .containsExactly(
            "Queue A — Same id twice",
            "TASK-005 foundation",
            "TASK-005-2 execution",
            "Queue B — Nothing to do",
            "Queue A — Same letter, other name",
            "TASK-005-3 execution");
    assertThat(said)
        .anyMatch(line -> line.startsWith("warning[IMP003] sot.md:4:1: `TASK-005` is listed more"))
        .anyMatch(line -> line.startsWith("warning[IMP003] sot.md:8:1: `TASK-005` is listed more"));
  }

  @Test
  void a_queue_name_that_repeats_gets_a_number_and_keeps_its_hook() {
    new Project(old)
        .write(
            "sot.md",
            """
            ### G. Execution Queue & Task Hooks
            1. **Queue A — Build**
               - Tasks: `TASK-001`
            2. **Queue A — Build**
               - Tasks: `TASK-002`
            """)
        .write("config/hooks.json", HOOKS);
    var before = new Project(old).plan();

    var said = Project.lines(migrate().diagnostics());
    var after = migratedPlan();

    assertThat(after.queues()).extracting("name").endsWith("Queue A — Build (2)");
    assertThat(Project.work(after)).isEqualTo(Project.work(before));
    assertThat(said)
        .contains(
            "warning[IMP003] sot.md:4:1: another queue `Queue A — Build` becomes `Queue A — Build"
                + " (2)`: two queues cannot have one name");
  }

  @Test
  void a_hook_of_one_command_becomes_a_card_and_others_stay() {
    var before = project().plan();

    var migrated = migrate();
    var after = migratedPlan();

    assertThat(text(migrated, "sot.md"))
        .contains(
            "#### `TASK-001`\n\n- Workdir: `sub dir`\n\n```exec\nsh -c 'echo out; echo err >&2'\n```\n")
        .contains("```exec\nprintf '$${x}'\n```")
        .contains("> - Goal: a clean checkout")
        .endsWith("## After\nWords.\n");
    assertThat(text(migrated, "config/hooks.json"))
        .contains("\"Queue A — Build\"", "\"TASK-002\"", "\"TASK-003\"", "\"TASK-004\"")
        .doesNotContain("TASK-001", "TASK-062");
    assertThat(Project.work(after)).isEqualTo(Project.work(before));
    assertThat(after.confined()).isFalse();
    assertThat(Project.lines(migrated.diagnostics()))
        .singleElement()
        .asString()
        .startsWith("note[IMP004] sot.md: commands without a `cwd`");
  }

  @Test
  void hooks_that_all_became_cards_leave_no_hooks_file() {
    project()
        .write("config/hooks.json", "{\"TASK-001\": {\"commands\": [{\"cmd\": [\"true\"]}]}}")
        .write("config/manifest.json", "{\"version\": 1}");

    assertThat(migrate().files()).containsOnlyKeys("sot.md", "config/manifest.json");
  }

  @Test
  void headings_around_the_section_stay_prose() {
    new Project(old)
        .write(
            "sot.md",
            """
            ---
            title: Release
            ---
            # Execution Queue overview
            #### `TASK-001` Background
            - Timeout: five minutes
            """
                + SOT);

    var migrated = migrate();
    var plan = migratedPlan();

    assertThat(text(migrated, "sot.md"))
        .startsWith("---\ntask-exec-kit: 1\npermits: unconfined\ntitle: Release\n---\n")
        .contains(
            "# Execution-Queue overview\n#### TASK\\-001 Background\n- Timeout: five minutes");
    assertThat(plan.tasks().findFirst().orElseThrow().title()).isEqualTo("TASK-001");
    assertThat(Project.lines(migrated.diagnostics()))
        .containsExactly(
            "note[IMP004] sot.md:4:1: this heading would start an execution section today; it is"
                + " written with a hyphen",
            "note[IMP004] sot.md:5:1: this heading would be a task card today; its backticks are"
                + " taken away");
  }

  @Test
  void a_folder_that_is_none_and_a_source_of_today_are_refused() {
    assertThat(Project.lines(migrate().diagnostics()))
        .singleElement()
        .asString()
        .contains("IMP001")
        .endsWith("has no `sot.md`, and no other Markdown file with an execution section");

    new Project(old).write("sot.md", "---\ntask-exec-kit: 1\n---\n## Execution Queue\n");

    assertThat(Project.lines(migrate().diagnostics()))
        .containsExactly(
            "error[IMP002] sot.md: this source has front matter for today's kit already");
  }

  @Test
  void a_source_of_another_name_is_found_by_its_section() {
    new Project(old).write("plan.md", SOT).write("README.md", "# Nothing\n");

    assertThat(migrate().files()).containsOnlyKeys("plan.md");
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static byte[] sot(Path recorded) throws IOException {
    return Files.readAllBytes(recorded.resolve("sot.md"));
  }

  /// Without what the new id of a repeated task changes.
  private static String asBefore(String line) {
    return line.replaceFirst("-[23] execution$| foundation$", "");
  }

  private Project project() {
    return new Project(old).write("sot.md", SOT).write("config/hooks.json", HOOKS);
  }

  private Migrated migrate() {
    return Migration.of(old, Project.AGENTS);
  }

  private ExecutionPlan migratedPlan() {
    var project = new Project(fresh);
    migrate().files().forEach(project::write);
    return project.plan();
  }

  private static String text(Migrated migrated, String name) {
    return new String(migrated.files().getOrDefault(name, new byte[0]), UTF_8);
  }

  private static List<String> outline(ExecutionPlan plan) {
    return plan.queues().stream()
        .flatMap(
            queue ->
                Stream.concat(
                    Stream.of(queue.name()),
                    queue.tasks().stream().map(task -> task.id() + " " + task.layer())))
        .toList();
  }
}
