package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `plan --check` through the seam of `main`.
class PlanCheckTest {
  @TempDir Path folder;

  @Test
  void a_plan_that_is_what_its_source_says_is_0_and_one_line() {
    var ran = planned("ok", "ok").run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran)
        .isEqualTo(new TestingKit.Ran(0, "[ok] ~/plan.json is what ~/sot.md says\n", ""));
  }

  @Test
  void another_time_and_words_around_the_tasks_make_no_difference() throws IOException {
    var kit = planned("ok");
    Files.writeString(
        folder.resolve("sot.md"), "# More words\n\n" + Files.readString(folder.resolve("sot.md")));

    assertThat(kit.set("SOURCE_DATE_EPOCH", "1").run("plan", "--sot", "~/sot.md", "--check").code())
        .isZero();
  }

  @Test
  void a_plan_that_its_source_does_not_say_is_4_and_says_why() {
    var ran = planned("ok", "ok").tasks("ok").run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                4,
                "task removed: TASK-002 (Queue A — Work)\n",
                """
                error[PLN015]: the plan `~/plan.json` is not what `~/sot.md` says: 1 task removed
                  --> ~/plan.json
                help: plan again with `plan --sot ~/sot.md`, review the difference and keep the new plan

                1 error
                """));
  }

  @Test
  void a_plan_that_is_not_there_is_4_with_the_remedy() {
    var ran =
        new TestingKit(folder)
            .tasks("ok")
            .run("plan", "--sot", "~/sot.md", "--check", "--out", "~/x/p.json");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith(
            "error[PLN015]: the plan `~/x/p.json` is not what `~/sot.md` says: it does not exist")
        .contains("help: plan again with `plan --sot ~/sot.md --out ~/x/p.json`");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void a_plan_that_was_changed_by_hand_is_4_with_the_difference() throws IOException {
    var kit = planned("ok");
    var changed = plan().replace("\"title\": \"TASK-001\"", "\"title\": \"Other\"");
    kit.file("plan.json", changed);

    var ran = kit.run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.out())
        .isEqualTo(
            """
            task changed: TASK-001 (Queue A — Work)
                title: "Other" -> "TASK-001"
            """);
    assertThat(ran.err()).contains("it was changed after it was written (its digest does not fit)");
    assertThat(plan()).isEqualTo(changed);
  }

  @Test
  void a_plan_with_a_field_that_planning_does_not_give_is_4() throws IOException {
    var kit = planned("ok");
    kit.file("plan.json", plan().replace("\"version\": 1,", "\"version\": 1, \"extra\": 1,"));

    var ran = kit.run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err()).contains("holds fields or a digest that planning does not give");
  }

  @Test
  void a_plan_of_the_original_tool_is_4() {
    var ran =
        planned("ok")
            .file("plan.json", "{\"version\": 1, \"queues\": []}")
            .run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran.code()).isEqualTo(4);
  }

  @Test
  void what_is_no_plan_is_4_and_says_why() {
    var ran = planned("ok").file("plan.json", "{").run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran.code()).isEqualTo(4);
    assertThat(ran.err()).contains("error[PLN003]", "error[PLN015]", "it cannot be read as a plan");
  }

  @Test
  void a_source_that_is_wrong_is_1() {
    var ran =
        planned("ok").file("config/hooks.json", "{").run("plan", "--sot", "~/sot.md", "--check");

    assertThat(ran.code()).isEqualTo(1);
  }

  @Test
  void a_file_is_needed() {
    var ran = planned("ok").run("plan", "--sot", "~/sot.md", "--check", "--out", "-");

    assertThat(ran.code()).isEqualTo(64);
  }

  private TestingKit planned(String... commands) {
    var kit = new TestingKit(folder).tasks(commands);
    assertThat(kit.run("plan", "--sot", "~/sot.md").code()).isZero();
    return kit;
  }

  private String plan() throws IOException {
    return Files.readString(folder.resolve("plan.json"));
  }
}
