package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Locale;
import dev.taskexec.acceptance.launcher.Ran;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Names that break careless programs.
class HostileNamesTest {
  private static final String EVIL = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void works_in_folders_with_blanks_and_letters_beyond_ascii(Locale locale) {
    var odd = folder.resolve("with blanks/żółć & $HOME 'x'");
    Sot.file(odd.resolve("zażółć ✅.md"), Sot.withTasks("TASK-001"));
    Sot.hook(odd, "TASK-001", "echo \"$PWD\" >\"ślad\"; echo gęś");
    var kit = locale.on(Kit.in(folder));
    var sot = folder.relativize(odd.resolve("zażółć ✅.md")).toString();

    var planned = kit.run("plan", "--sot", sot, "--out", "żółty plan.json");
    var ran = kit.run("run", "--sot", sot);

    planned.exits(0).prints("[ok] plan written: żółty plan.json");
    var run = RunFolder.in(odd.resolve("runs")).getFirst();
    ran.exits(0)
        .prints(
            "[ok] run summary written: %s/runs/%s/run.json"
                .formatted(folder.relativize(odd), run.name()));
    assertThat(run.log("TASK-001_cmd1.log")).content().endsWith("\ngęś\n");
    assertThat(folder.resolve("ślad")).exists();
  }

  @Test
  void takes_file_names_with_a_leading_dash() {
    Sot.file(folder.resolve("-sot.md"), Sot.withTasks("TASK-001"));

    var ran = Kit.in(folder).run("plan", "--sot=-sot.md", "--out=-plan.json");

    ran.exits(0).prints("[ok] plan written: -plan.json");
    Kit.in(folder).run("run", "--plan=-plan.json").exits(0);
  }

  @Test
  void never_sends_a_control_character_of_a_queue_to_the_terminal() {
    Sot.write(
        folder,
        Sot.HEADING
            + Sot.queue('A', "Red " + EVIL, "TASK-001", "TASK-001")
            + "2. **Queue B - almost "
            + EVIL
            + "**\n - Tasks: `TASK-002`\n");
    Sot.hook(folder, "TASK-001", "printf '" + EVIL + "'; exit 1");
    var kit = Kit.in(folder);

    isTame(kit.run("validate", "--sot", "sot.md"));
    isTame(kit.run("list", "--sot", "sot.md"));
    isTame(kit.run("plan", "--sot", "sot.md"));
    isTame(kit.run("run", "--plan", "plan.json", "--max-workers", "2"));

    var queue = Json.read(folder.resolve("plan.json")).get("queues").get(0);
    assertThat(queue.get("name").asString()).as("the plan keeps it").contains(EVIL);
  }

  @Test
  void never_sends_a_control_character_of_a_plan_to_the_terminal() {
    var evil = "\\u001b]0;owned\\u0007\\u001b[2J";
    Sot.file(
        folder.resolve("plan.json"),
        """
        {"version": 1, "source": "x%1$s.md", "generated_at": "%1$s", "queues": [{"name": "%1$s", "tasks": [
          {"id": "TASK-001", "title": "a%1$s\\nb", "layer": "%1$s"}]}]}
        """
            .formatted(evil));

    isTame(Kit.in(folder).run("list", "--plan", "plan.json"));
    isTame(Kit.in(folder).run("run", "--plan", "plan.json"));
  }

  @Test
  void never_sends_a_control_character_of_an_argument_to_the_terminal() {
    isTame(Kit.in(folder).run("plan", "--sot", EVIL + ".md").exits(1));
    isTame(Kit.in(folder).run("plan", "--" + EVIL).exits(64));
    isTame(Kit.in(folder).run(EVIL).exits(64));
  }

  @Test
  void keeps_logs_of_ids_that_look_like_options_or_devices_in_the_logs_folder() {
    Sot.file(
        folder.resolve("plan.json"),
        """
        {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "queues": [
          {"name": "Queue A — Work", "tasks": [
            {"id": "a..b", "title": "a", "layer": "execution"},
            {"id": "CON", "title": "b", "layer": "execution"},
            {"id": "a..b", "title": "c", "layer": "execution"}]}]}
        """);

    var run = Kit.in(folder).run("run", "--plan", "plan.json").exits(0).onlyRun();

    assertThat(run.logNames()).hasSize(3).allMatch(name -> name.contains("_noop_"));
    assertThat(run.each("task")).containsExactly("a..b", "CON", "a..b");
    assertThat(run.results().get(2).get("instance").asInt()).isEqualTo(2);
    assertThat(Files.exists(folder.resolve("runs/latest/run.json"))).isTrue();
  }

  private static void isTame(Ran ran) {
    assertThat(ran.stdout() + ran.stderr())
        .as("output of %s", ran.arguments())
        .doesNotContainPattern("[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e]");
  }
}
