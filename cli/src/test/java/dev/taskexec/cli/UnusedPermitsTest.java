package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `plan` says of permits, with runs beside the plan that somebody else left there.
class UnusedPermitsTest {
  private static final String SOURCE =
      """
      ---
      task-exec-kit: 1
      ---
      ## Execution Queue

      1. **Queue A — Work**
         - Tasks: `TASK-001`

      #### `TASK-001` Read

      - Permits: `read:src/**`, `read:attic/**`, `env:HOME`

      ```sh
      cat src/a
      ```
      """;

  @TempDir Path folder;

  private TestingKit kit;

  @BeforeEach
  void planIt() {
    kit = new TestingKit(folder).file("sot.md", SOURCE);
    assertThat(kit.run("plan", "--sot", "~/sot.md").err()).doesNotContain("CHK008");
  }

  /// A run of the plan as it is now that was watched.
  private void run(String id, String outcome, String read) throws IOException {
    var run = "runs/" + id + "/";
    kit.file(run + "plan.json", Files.readString(folder.resolve("plan.json")));
    kit.file(
        run + "events.ndjson",
        "{\"event\":\"task.finished\",\"instance\":\"TASK-001\",\"outcome\":\"%s\"}\n"
            .formatted(outcome));
    kit.file(
        run + "learned.json",
        """
        {"v":1,"run":"%s","tasks":[{"instance":"TASK-001","title":"Read","confined":true,
         "permits":[],"asked":[],"seen":[{"what":"read","path":"%s"}],"proposed":[],"remarks":[]}]}
        """
            .formatted(id, folder.toRealPath().resolve(read)));
  }

  private String planned() {
    return kit.run("plan", "--sot", "~/sot.md", "--strict").err();
  }

  @Test
  void names_what_the_last_runs_never_used_and_only_warns_also_when_strict() throws IOException {
    run("20261121_090000Z", "ok", "src/a");
    run("20261121_090100Z", "ok", "src/b");

    assertThat(kit.run("plan", "--sot", "~/sot.md", "--strict").code()).isZero();
    assertThat(planned())
        .contains(
            "warning[CHK008]: `TASK-001` (line 7) is permitted `read:attic/**`, which its last 2"
                + " watched runs never used");
  }

  @Test
  void one_run_that_used_it_is_enough() throws IOException {
    run("20261121_090000Z", "ok", "src/a");
    run("20261121_090100Z", "ok", "attic/b");

    assertThat(planned()).doesNotContain("CHK008");
  }

  @Test
  void a_run_that_ended_badly_says_nothing() throws IOException {
    run("20261121_090000Z", "error", "src/a");

    assertThat(planned()).doesNotContain("CHK008");
  }

  @Test
  void a_run_with_other_permits_says_nothing() throws IOException {
    run("20261121_090000Z", "ok", "src/a");
    kit.file("sot.md", SOURCE.replace("`env:HOME`", "`env:USER`"));

    assertThat(planned()).doesNotContain("CHK008");
  }

  @Test
  void only_the_newest_five_count() throws IOException {
    run("20261121_080000Z", "ok", "src/a");
    for (var i = 0; i < 5; i++) {
      run("20261121_09000%dZ".formatted(i), "error", "src/a");
    }

    assertThat(planned()).doesNotContain("CHK008");
  }

  @Test
  void what_is_no_record_of_a_run_says_nothing() throws IOException {
    run("20261121_090000Z", "ok", "src/a");
    kit.file("runs/20261121_090000Z/learned.json", "{\"v\":1,\"tasks\":[{}]}");

    assertThat(planned()).doesNotContain("CHK008");
  }
}
