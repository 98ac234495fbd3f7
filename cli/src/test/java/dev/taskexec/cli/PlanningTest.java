package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `plan`, `validate` and `list` through the seam of `main`.
class PlanningTest {
  private static final String TWICE =
      """
      ### G. Execution Queue & Task Hooks

      1. **Queue A — Work**
         - Tasks: `TASK-001`, `TASK-001`
      """;

  @TempDir Path folder;

  @Test
  void plan_writes_beside_the_source_and_says_so() {
    var ran = new TestingKit(folder).tasks("ok", "ok", "ok").run("plan", "--sot", "~/sot.md");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                0,
                "[ok] plan written: ~/plan.json\n",
                "3 tasks in 1 queue, unconfined (no front matter)\n"));
    assertThat(folder.resolve("plan.json"))
        .content()
        .contains("\"generated_at\": \"2026-11-21T09:43:13.162764Z\"")
        .contains("\"generator\": \"task-exec-kit 0.1.0\"")
        .contains("\"root\": \".\"");
  }

  @ParameterizedTest
  @CsvSource({
    "~/./x//plan.json, ~/x/plan.json",
    "~/new/folders/plan.json, ~/new/folders/plan.json",
    "~/config/../plan.json, ~/config/../plan.json",
    "~/my żółty plan.json, ~/my żółty plan.json"
  })
  void plan_writes_where_it_is_told_to_and_makes_folders(String out, String shown) {
    var ran = new TestingKit(folder).tasks("ok").run("plan", "--sot", "~/sot.md", "--out=" + out);

    assertThat(ran.out()).isEqualTo("[ok] plan written: " + shown + "\n");
    assertThat(Path.of(shown.replace("~", folder.toString()))).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sot.md", "config/hooks.json", "config/manifest.json", "link"})
  void plan_does_not_replace_what_it_is_made_from(String out) throws IOException {
    var kit = new TestingKit(folder).tasks("ok").file("config/manifest.json", "{\"version\": 1}");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("config/hooks.json"));
    var before = Files.readString(folder.resolve(out));

    var ran = kit.run("plan", "--sot", "~/sot.md", "--out", "~/" + out);

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).startsWith("error[USE001]: the plan would replace `~/");
    assertThat(folder.resolve(out)).hasContent(before);
  }

  @Test
  void plan_does_not_replace_a_source_that_is_called_plan_json() throws IOException {
    var kit = new TestingKit(folder).file("plan.json", TWICE);

    var ran = kit.run("plan", "--sot", "~/plan.json");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(folder.resolve("plan.json")).hasContent(TWICE);
  }

  @Test
  void plan_does_not_take_a_folder_for_a_file() {
    var ran =
        new TestingKit(folder).tasks("ok").run("plan", "--sot", "~/sot.md", "--out", "~/new/");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).startsWith("error[USE001]: `~/new/` names a folder");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void a_name_that_is_not_utf_8_is_refused_and_no_other_file_is_written() {
    var ran =
        new TestingKit(folder).tasks("ok").run("plan", "--sot", "~/sot.md", "--out", "~/o\ufffd");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains("is not UTF-8", "  --> --out\n");
    assertThat(folder.resolve("o\ufffd")).doesNotExist();
  }

  @Test
  void plan_writes_the_same_plan_to_standard_output() throws IOException {
    var kit = new TestingKit(folder).tasks("ok");

    var ran = kit.run("plan", "--sot", "~/sot.md", "--out", "-");

    assertThat(ran.err()).isEqualTo("1 task in 1 queue, unconfined (no front matter)\n");
    assertThat(folder.resolve("plan.json")).doesNotExist();
    kit.run("plan", "--sot", "~/sot.md");
    assertThat(ran.out()).isEqualTo(Files.readString(folder.resolve("plan.json")));
  }

  @Test
  void values_that_begin_with_a_dash_stand_behind_an_equals_sign() {
    var ran = new TestingKit(folder).run("plan", "--sot=-no such source.md");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error[SOT001]").contains("  --> -no such source.md\n");
  }

  @Test
  void plan_warns_with_the_place_and_counts() {
    var ran = new TestingKit(folder).file("sot.md", TWICE).run("plan", "--sot", "~/sot.md");

    assertThat(ran.code()).isZero();
    assertThat(ran.err())
        .startsWith("warning[SOT016]: ")
        .contains(
            """
              --> ~/sot.md:4:25
               |
             4 |    - Tasks: `TASK-001`, `TASK-001`
               |                         ^^^^^^^^^^
            help: \
            """)
        .endsWith("\n2 tasks in 1 queue, unconfined (no front matter); 1 warning\n");
  }

  @Test
  void strict_takes_warnings_for_errors_and_writes_nothing() {
    var kit = new TestingKit(folder).file("sot.md", TWICE);

    for (var ran :
        new TestingKit.Ran[] {
          kit.run("plan", "--sot", "~/sot.md", "--strict"),
          kit.run("validate", "--sot", "~/sot.md", "--strict")
        }) {
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).startsWith("error[SOT016]: ").endsWith("\n\n1 error\n");
    }
    assertThat(folder.resolve("plan.json")).doesNotExist();
  }

  @Test
  void quiet_leaves_only_errors() {
    var kit = new TestingKit(folder).file("sot.md", TWICE);

    assertThat(kit.run("plan", "--sot", "~/sot.md", "-q").err()).isEmpty();
    assertThat(kit.run("plan", "--sot", "~/sot.md", "-q", "--strict").err())
        .startsWith("error[SOT016]");
  }

  @Test
  void options_come_from_the_environment_and_the_command_line_wins() {
    var kit =
        new TestingKit(folder)
            .file("sot.md", TWICE)
            .set("TASK_EXEC_KIT_PLAN_SOT", folder + "/sot.md")
            .set("TASK_EXEC_KIT_PLAN_STRICT", "true");

    assertThat(kit.run("plan").code()).isEqualTo(1);
    assertThat(kit.run("plan", "--no-strict").code()).isZero();
  }

  @Test
  void the_time_of_a_plan_can_be_fixed() {
    var kit = new TestingKit(folder).tasks("ok");

    kit.set("SOURCE_DATE_EPOCH", "0").run("plan", "--sot", "~/sot.md");
    var refused = kit.set("SOURCE_DATE_EPOCH", "today").run("plan", "--sot", "~/sot.md");

    assertThat(folder.resolve("plan.json")).content().contains("1970-01-01T00:00:00.000000Z");
    assertThat(refused.code()).isEqualTo(64);
    assertThat(refused.err()).contains("  --> SOURCE_DATE_EPOCH\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ~/sot.md/plan.json   | ~/sot.md/plan.json
          ~/sot.md/x/plan.json | ~/sot.md/x/plan.json
          ~/config             | ~/config
          /proc/plan.json      | /proc/plan.json
          """)
  void what_cannot_be_written_is_code_74_and_leaves_nothing(String out, String place)
      throws IOException {
    var kit = new TestingKit(folder).tasks("ok");

    var ran = kit.run("plan", "--sot", "~/sot.md", "--out", out);

    assertThat(ran.code()).isEqualTo(74);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error[OUT001]: cannot write " + place + ": ")
        .contains("\n  --> " + place + "\n")
        .endsWith("\n1 error\n");
    assertThat(Files.list(folder)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plan", "validate", "list", "run"})
  void a_missing_source_is_code_1(String command) throws IOException {
    var ran = new TestingKit(folder).run(command, "--sot", "~/nowhere.md");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error[SOT001]: ").contains("\n  --> ~/nowhere.md\n");
    assertThat(Files.list(folder)).isEmpty();
  }

  @Test
  void validate_says_what_is_in_it() {
    var kit = new TestingKit(folder).tasks("ok", "ok");
    kit.run("plan", "--sot", "~/sot.md");

    assertThat(kit.run("validate", "--sot", "~/sot.md"))
        .isEqualTo(
            new TestingKit.Ran(
                0,
                "[ok] valid: ~/sot.md (2 tasks in 1 queue, unconfined (no front matter))\n",
                ""));
    assertThat(kit.run("validate", "--plan", "~/plan.json").out())
        .isEqualTo("[ok] valid: ~/plan.json (2 tasks in 1 queue, unconfined (no front matter))\n");
  }

  @Test
  void validate_refuses_a_changed_plan() throws IOException {
    var kit = new TestingKit(folder).tasks("ok");
    kit.run("plan", "--sot", "~/sot.md");
    var plan = folder.resolve("plan.json");
    Files.writeString(plan, Files.readString(plan).replace("\"ok\"", "\"rm\""));

    var ran = kit.run("validate", "--plan", "~/plan.json");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).startsWith("error[PLN009]: ");
  }

  @Test
  void list_shows_the_same_table_for_a_source_and_its_plan() {
    var kit = new TestingKit(folder).tasks("ok", "ok");
    kit.run("plan", "--sot", "~/sot.md");

    var ofSource = kit.run("list", "--sot", "~/sot.md");

    assertThat(ofSource)
        .isEqualTo(
            new TestingKit.Ran(
                0,
                """
                TASK      LAYER       AGENT  QUEUE           TITLE
                TASK-001  foundation  shell  Queue A — Work  TASK-001
                TASK-002  foundation  shell  Queue A — Work  TASK-002
                """,
                ""));
    assertThat(kit.run("list", "--plan", "~/plan.json")).isEqualTo(ofSource);
  }

  @Test
  void colour_is_for_terminals_or_on_demand() {
    var kit = new TestingKit(folder).file("sot.md", TWICE);

    assertThat(kit.run("list", "--sot", "~/sot.md").err()).doesNotContain("\u001b");
    assertThat(kit.run("list", "--sot", "~/sot.md", "--color=always").err())
        .contains("\u001b[1;33m");
    assertThat(kit.set("FORCE_COLOR", "1").run("list", "--sot", "~/sot.md").err())
        .contains("\u001b");
    assertThat(kit.set("NO_COLOR", "1").run("list", "--sot", "~/sot.md").err())
        .doesNotContain("\u001b");
    assertThat(new TestingKit(folder).onTerminal().run("list", "--sot", "~/sot.md").err())
        .contains("\u001b");
    assertThat(
            new TestingKit(folder)
                .onTerminal()
                .run("list", "--sot", "~/sot.md", "--color", "never")
                .err())
        .doesNotContain("\u001b");
  }

  @Test
  void a_plan_with_an_effect_can_be_read_and_is_refused_by_the_gate_where_nothing_performs_it() {
    var kit =
        new TestingKit(folder)
            .file(
                "sot.md",
                """
                ---
                task-exec-kit: 1
                permits: unconfined
                ---
                # Execution Queue
                1. **Queue A — Work**
                   - Tasks: `TASK-001`

                ## `TASK-001` Write
                - Agent: effect
                ```json effect
                {"effect": "file.write", "args": {}}
                ```
                """);

    assertThat(kit.run("plan", "--sot", "~/sot.md").code()).isZero();
    assertThat(kit.run("validate", "--plan", "~/plan.json").code()).isZero();
    assertThat(kit.run("list", "--plan", "~/plan.json").out()).contains("TASK-001");
  }
}
