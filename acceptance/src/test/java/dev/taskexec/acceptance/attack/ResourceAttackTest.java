package dev.taskexec.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sandboxed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attacks 34 to 41 on what a machine has, by confined tasks in the real launcher: a neighbour goes
/// on, the run ends, and its record is whole. `effects-process` tries them more closely.
class ResourceAttackTest {
  @TempDir Path base;

  @ParameterizedTest
  @EnumSource
  void attack_34_to_36_and_39_what_is_bounded_is_ended(Attackers by) throws Exception {
    new Cards()
        .task("TASK-001", "while :; do :; done", "!env:*")
        .card("TASK-002", budgeted("cpu 300ms", "while :; do :; done"))
        .card(
            "TASK-003",
            budgeted("memory 100MiB", "(head -c 400M /dev/zero; sleep 60) | tail -n 1"),
            "run:head",
            "run:sleep",
            "run:tail")
        .card("TASK-004", timed("sleep 1000"), "run:sleep")
        .task("TASK-005", "echo still here")
        .write(project(), "- Timeout: 2s");

    var run = run(by);

    assertThat(run.each("status"))
        .containsExactly("timeout", "exhausted", "exhausted", "timeout", "ok");
    assertThat(last(run)).isEqualTo("run.end");
  }

  @ParameterizedTest
  @EnumSource
  void attack_37_endless_output_is_ended(Attackers by) throws Exception {
    new Cards()
        .card(
            "TASK-001", budgeted("output 1MiB", "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyy; done"))
        .card("TASK-002", budgeted("output 1MiB", "tr '\\0' x </dev/zero"), "run:tr")
        .task("TASK-003", "printf '\\377\\376 no UTF-8 \\001\\033[2J'")
        .write(project());

    var run = run(by);

    assertThat(run.each("status")).containsExactly("exhausted", "exhausted", "ok");
    assertThat(last(run)).isEqualTo("run.end");
  }

  @ParameterizedTest
  @EnumSource
  void attack_38_and_41_many_files_and_descriptors_are_the_tasks_own_trouble(Attackers by)
      throws Exception {
    var files = "i=0\nwhile [ $i -lt 5000 ]; do : >out/$i; i=$((i + 1)); done";
    var descriptors = "```bash\nwhile exec {fd}</dev/null; do :; done\necho no more\n```";
    new Cards()
        .task("TASK-001", files, "write:out/**")
        .card("TASK-002", descriptors)
        .task("TASK-003", "echo still here")
        .write(project(), "- Workers: 3");

    var run = run(by);

    assertThat(run.each("status")).containsExactly("ok", "ok", "ok");
    try (var made = Files.list(project().resolve("out"))) {
      assertThat(made).hasSize(5000);
    }
    assertThat(last(run)).isEqualTo("run.end");
  }

  private static String budgeted(String budget, String script) {
    return "- Budget: %s\n- Timeout: 50s\n\n```sh\n%s\n```".formatted(budget, script);
  }

  private static String timed(String script) {
    return "- Timeout: 500ms\n\n```sh\n%s\n```".formatted(script);
  }

  private Path project() {
    return base.resolve("project");
  }

  private RunFolder run(Attackers by) throws Exception {
    var kit = by.kit(base);
    Sandboxed.assume(kit);
    var ran = kit.run("run", "--sot", "sot.md", "--quiet", "--grace", "200ms");
    assertThat(ran.stderr()).doesNotContain("error[");
    return RunFolder.onlyOne(project().resolve("runs"));
  }

  private static String last(RunFolder run) {
    return Json.parse(run.ledger().getLast()).get("kind").asString();
  }
}
