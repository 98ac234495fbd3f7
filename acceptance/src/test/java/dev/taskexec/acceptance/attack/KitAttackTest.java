package dev.taskexec.acceptance.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.RunFolder;
import dev.taskexec.acceptance.launcher.Sandboxed;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Attacks on the kit itself and on other tasks, by programs.
class KitAttackTest {
  private static final String TOKEN = "token-of-nobody-else";

  @TempDir Path base;

  @ParameterizedTest
  @EnumSource
  void attack_5_a_permitted_folder_is_replaced_by_a_link_between_two_tasks(Attackers by)
      throws Exception {
    Sot.file(base.resolve("far/secret.txt"), TOKEN);
    Sot.file(project().resolve("gate/secret.txt"), TOKEN);
    new Cards()
        .task("TASK-001", "cat gate/secret.txt", "read:gate/**", "run:cat")
        .task("TASK-002", "rm -r gate\nln -s ../far gate", Cards.UNCONFINED)
        .task("TASK-003", "cat gate/secret.txt", "read:gate/**", "run:cat")
        .write(project());

    var run = run(by);

    assertThat(run.each("status")).containsExactly("ok", "ok", "denied");
    assertThat(log(run, "TASK-001")).contains(TOKEN);
    assertThat(log(run, "TASK-003")).doesNotContain(TOKEN);
    assertThat(run.each("reason").getLast()).contains("gate").contains("link");
  }

  @ParameterizedTest
  @EnumSource
  void attack_8_and_23_the_kits_own_environment_and_memory(Attackers by) throws Exception {
    var peek = "kit=$(cat kit.pid)\ncat /proc/$kit/environ /proc/$kit/maps /proc/$kit/cwd/sot.md";
    new Cards()
        .task("TASK-001", "echo $PPID >kit.pid", Cards.UNCONFINED)
        .task("TASK-002", peek, "run:cat", "read:kit.pid", "read:/proc/**")
        .task("TASK-003", "echo \"got ${THE_SECRET-nothing}\"", "env:OTHER")
        .task("TASK-004", "echo \"got $THE_SECRET\"", "env:THE_SECRET")
        .task("TASK-005", "cat /proc/$(cat kit.pid)/environ", Cards.UNCONFINED)
        .write(project());

    var run = run(by, "THE_SECRET", TOKEN);

    assertThat(run.each("status")).containsExactly("ok", "error", "ok", "ok", "ok");
    assertThat(log(run, "TASK-002")).doesNotContain(TOKEN).doesNotContain("task-exec-kit: 1");
    assertThat(log(run, "TASK-003")).contains("got ").doesNotContain(TOKEN);
    assertThat(log(run, "TASK-004")).contains("got " + TOKEN);
    assertThat(log(run, "TASK-005")).contains(TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void attack_9_and_51_the_runs_own_record(Attackers by) throws Exception {
    var ledger = "$(echo runs/2*)/ledger.jsonl";
    new Cards()
        .task("TASK-001", "cat runs/latest/ledger.jsonl", "run:cat", "read:**")
        .task("TASK-002", "echo '{}' >>runs/latest/ledger.jsonl", "read:**", "write:out/**")
        .task("TASK-003", ": >runs/latest/ledger.jsonl", "read:**", "write:out/**")
        .task("TASK-004", "mv runs/latest/ledger.jsonl out/", "run:mv", "read:**", "write:out/**")
        .task("TASK-005", "rm runs/latest/evidence.jsonl", "run:rm", "read:**", "write:out/**")
        .task("TASK-006", "cat sot.md", "run:cat", "read:**")
        .task("TASK-007", "cat " + ledger, Cards.UNCONFINED)
        .write(project());

    var run = run(by);

    assertThat(run.each("status"))
        .containsExactly("error", "error", "error", "error", "error", "ok", "ok");
    assertThat(log(run, "TASK-001")).doesNotContain("ledger.open");
    assertThat(log(run, "TASK-007")).contains("ledger.open");
    assertThat(kinds(run)).startsWith("ledger.open").endsWith("run.end");
  }

  @Test
  void attack_9_permits_that_reach_the_kits_own_files_are_refused() {
    new Cards().task("TASK-001", "true", "write:**").write(project());

    var said = Kit.in(project()).run("run", "--sot", "sot.md").exits(1).said();

    assertThat(said).anyMatch(one -> one.isError() && one.code().equals("CHK006"));
  }

  @ParameterizedTest
  @EnumSource
  void attack_11_nothing_is_inherited_but_the_standard_descriptors(Attackers by) throws Exception {
    var look =
        "for i in 3 4 5 6 7 8 9; do (: <&$i) 2>/dev/null && echo \"op\"\"en $i\"; done\ntrue";
    new Cards()
        .task("TASK-001", look)
        .task("TASK-002", look, Cards.UNCONFINED)
        .task("TASK-003", "exec 7</dev/null\n" + look)
        .write(project());

    var run = run(by);

    assertThat(run.each("status")).containsExactly("ok", "ok", "ok");
    assertThat(log(run, "TASK-001") + log(run, "TASK-002")).doesNotContain("open ");
    assertThat(log(run, "TASK-003")).contains("open 7");
  }

  @ParameterizedTest
  @EnumSource
  void attack_22_a_variable_that_makes_the_shell_run_something_else(Attackers by) throws Exception {
    var evil = Sot.file(base.resolve("far/evil.sh"), "echo " + TOKEN + "\n");
    var bash = "```bash\necho harmless\n```";
    new Cards()
        .card("TASK-001", bash, "env:*", "read:" + evil)
        .card("TASK-002", bash, "env:BASH_ENV", "read:" + evil)
        .write(project());

    var run = run(by, "BASH_ENV", evil.toString());

    assertThat(run.each("status")).containsExactly("ok", "ok");
    assertThat(log(run, "TASK-001")).contains("harmless").doesNotContain(TOKEN);
    assertThat(log(run, "TASK-002")).contains("harmless", TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void attack_48_two_tasks_at_once_have_nothing_of_each_other(Attackers by) throws Exception {
    Sot.file(project().resolve("a/secret.txt"), TOKEN);
    var victim =
        "echo $$ >a/pid\n"
            + "until [ -e shared/tried ]; do sleep 0.02; done\n"
            + "cat a/secret.txt";
    var attacker =
        "until [ -e a/pid ]; do sleep 0.02; done\n"
            + "kill -9 $(cat a/pid) || echo no kill\n"
            + "cat a/secret.txt || echo no read\n"
            + ": >shared/tried";
    // Without a process namespace of its own each task sees the same numbers.
    new Cards()
        .front("sandbox: landlock")
        .task("TASK-001", victim, "run:cat", "run:sleep", "read:**", "write:a/**")
        .task("TASK-002", attacker, "run:cat", "run:sleep", "read:a/pid", "write:shared/**")
        .write(project(), "- Workers: 2");

    var run = run(by);

    assertThat(run.each("status")).containsExactly("ok", "ok");
    assertThat(log(run, "TASK-001")).contains(TOKEN);
    assertThat(log(run, "TASK-002")).contains("no kill", "no read").doesNotContain(TOKEN);
  }

  @ParameterizedTest
  @EnumSource
  void attack_50_the_tier_in_the_ledger_is_what_the_process_has(Attackers by) throws Exception {
    new Cards()
        .task("TASK-001", "cat /proc/self/status", "run:cat", "read:/proc/**")
        .task("TASK-002", "cat /proc/self/status", Cards.UNCONFINED)
        .write(project());

    var run = run(by);

    assertThat(tiers(run)).hasSize(2);
    assertThat(tiers(run).getFirst()).startsWith("landlock");
    assertThat(tiers(run).getLast()).isEqualTo("none");
    assertThat(log(run, "TASK-001")).contains("NoNewPrivs:\t1", "Seccomp:\t2");
    assertThat(log(run, "TASK-002")).contains("NoNewPrivs:\t0", "Seccomp:\t0");
  }

  private Path project() {
    return base.resolve("project");
  }

  private RunFolder run(Attackers by, String... variable) throws Exception {
    var kit = by.kit(base);
    Sandboxed.assume(kit);
    if (variable.length == 2) {
      kit = kit.with(variable[0], variable[1]);
    }
    var ran = kit.run("run", "--sot", "sot.md", "--quiet");
    assertThat(ran.stderr()).doesNotContain("error[");
    return RunFolder.onlyOne(project().resolve("runs"));
  }

  private static String log(RunFolder run, String id) throws Exception {
    var text = new StringBuilder();
    for (var name : run.logNames()) {
      if (name.startsWith(id + "_")) {
        text.append(Files.readString(run.log(name)));
      }
    }
    return text.toString();
  }

  private static List<String> kinds(RunFolder run) {
    return run.ledger().stream().map(line -> Json.parse(line).get("kind").asString()).toList();
  }

  private static List<String> tiers(RunFolder run) {
    return run.ledger().stream()
        .map(Json::parse)
        .filter(line -> line.get("kind").asString().equals("effect.start"))
        .flatMap(line -> Stream.of(line.get("data").get("facts").path("tier").asString("")))
        .toList();
  }
}
