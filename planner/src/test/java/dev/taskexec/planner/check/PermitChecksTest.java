package dev.taskexec.planner.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class PermitChecksTest {
  private static final PermitSurroundings PROJECT =
      new PermitSurroundings(
          List.of("runs", "plan.json", "sot.md", "config", "../shared/plan.json"),
          List.of("config", "docs", "out", "src", "runs"),
          Optional.of(Path.of("/home/me/project")),
          Optional.of(Path.of("/home/me/.local/state/task-exec-kit/keys")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write:out/**   | !write:out/keep/**     | 1 CHK005",
        "write:out/**   | !write:out/keep        | 1 CHK005",
        "write:out/**   | !read:out/a/b/secret   | 1 CHK005",
        "write:out/**   | !read:out/*.key        | 1 CHK005",
        "write:out/**   | !read:**/*.key         | 1 CHK005",
        "write:out/**   | !write:/home/me/project/out/x | 1 CHK005",
        "write:/tmp/x/** | !write:/tmp/x/y       | 1 CHK005",
        "write:out/**   | !write:out             | 1 CHK005",
        "!read:out/x    | write:out/**           | 0 CHK005",
        "write:**       | read:**                | 0 CHK006",
        "write:plan.json | read:**               | 0 CHK006",
        "write:runs/2026/** | read:**            | 0 CHK006",
        "write:config/hooks.json | read:**       | 0 CHK006",
        "write:/home/me/shared/** | read:**      | 0 CHK006",
        "write:/home/me/project/** | read:**     | 0 CHK006",
        "read:/home/me/.local/** | read:**       | 0 CHK007",
        "read:/home/*/.local/**/x | read:**      | 0 CHK007",
        "read:/home/me/.local/state/task-exec-kit/keys/k | read:** | 0 CHK007",
        "run:/home/me/.local/state/task-exec-kit/keys/k | read:** | 0 CHK007",
        "read:/**       | read:**                | 0 CHK007",
        "write:/home/** | read:**                | 0 CHK006, 0 CHK007",
        "write:/**      | !write:x               | 0 CHK006, 0 CHK007, 1 CHK005",
      })
  void finds(String one, String two, String codes) {
    assertThat(problems(PROJECT, one, two))
        .extracting(problem -> problem.rule() + " " + problem.code())
        .containsExactly(codes.split(", "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "write:out/** !write:other/x",
        "write:out/** !write:out/**",
        "write:out/** !write:**",
        "write:out/** !read:out/**",
        "write:out/** !read:/etc/shadow",
        "write:out/** !read:src/*.key",
        "write:out/** !read:outer",
        "write:out/a !write:out/a",
        "read:out/** !read:out/x",
        "write:/tmp/** !read:tmp/x",
        "write:out/** read:** !write:runs/**",
        "read:/home/me/project/** run:git net:* env:* effect:*",
        "read:/home/me/*/src/** run:./tool",
        "!read:/home/me/.local/** !write:**",
        "write:runs2/** write:plan.json5 write:sot.md.bak",
      })
  void finds_nothing_wrong_with(String rules) {
    assertThat(problems(PROJECT, rules.split(" "))).isEmpty();
  }

  @Test
  void says_what_is_reached_and_what_would_do() {
    assertThat(problems(PROJECT, "write:**", "read:/home/**", "write:src/**", "!read:src/x"))
        .containsExactly(
            new PermitProblem(
                0,
                Code.CHK006,
                "`write:**` lets the task write `runs`, `plan.json`, `sot.md`, `config`, which the"
                    + " kit keeps for itself",
                "permit only the folders that it writes: `write:docs/**`, `write:out/**`,"
                    + " `write:src/**`"),
            new PermitProblem(
                1,
                Code.CHK007,
                "`read:/home/**` reaches the kit's keys in"
                    + " `/home/me/.local/state/task-exec-kit/keys`",
                "permit what is below the root, `read:**`, or folders one by one"),
            new PermitProblem(
                3,
                Code.CHK005,
                "`!read:src/x` is below `write:src/**`, and what may write a folder can rename what is"
                    + " in it",
                "permit writing only to folders beside it, one rule for each, or keep the file"
                    + " elsewhere"));
  }

  @Test
  void compares_like_with_like_where_the_root_is_not_known() {
    var around =
        new PermitSurroundings(
            List.of("runs", "../plan.json"), List.of(), Optional.empty(), PROJECT.keys());

    assertThat(problems(around, "write:**", "write:/x/**", "read:**", "read:/home/**", "write:/**"))
        .extracting(problem -> problem.rule() + " " + problem.code())
        .containsExactly("0 CHK006", "3 CHK007", "4 CHK006", "4 CHK007");
  }

  private static List<PermitProblem> problems(PermitSurroundings around, String... rules) {
    return PermitChecks.of(Arrays.stream(rules).map(PermitRule::parse).toList(), around);
  }
}
