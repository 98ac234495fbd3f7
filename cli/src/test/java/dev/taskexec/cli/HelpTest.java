package dev.taskexec.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.cli.exit.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void says_its_version(String option) {
    var ran = new TestingKit(folder).run(option);

    assertThat(ran).isEqualTo(new TestingKit.Ran(0, "task-exec-kit 0.1.0\n", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "-h",
        "help help",
        "plan --help",
        "plan -h",
        "help plan",
        "run --help",
        "validate --help",
        "list --help",
        "graph --help",
        "explain --help",
        "init --help",
        "diff --help",
        "doctor --help",
        "--help run",
        "run --sot x --help",
        "help --help"
      })
  void help_is_data_with_examples_and_every_exit_code(String line) {
    var ran = new TestingKit(folder).run(line.split(" "));

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("Usage: task-exec-kit ").contains("Examples:", "Exit codes:");
    for (var code : ExitCode.values()) {
      assertThat(ran.out()).containsPattern("(?m)^  " + code.code() + " +\\S");
    }
  }

  @Test
  void help_of_a_command_is_exact() {
    var ran = new TestingKit(folder).run("help", "list");

    assertThat(ran.out())
        .startsWith(
            """
            Usage: task-exec-kit list (--sot FILE | --plan FILE) [OPTION]...
            Shows the tasks of a source of truth or a plan as a table, in plan order.

            A task id that stands in the plan more than once is shown as ID, ID#2 and so on.

            Options:
                  --sot=FILE         The source of truth, a Markdown file.
                  --plan=FILE        A plan that `plan` wrote.
                  --config=DIR       The folder of manifest.json and hooks.json, each
                                       optional. Else `config` beside the source or the
                                       plan, where there is one.
                  --set=NAME=VALUE   The value of a parameter that the source declares;
                                       once for each parameter.
                  --format=HOW       Writes a table as text (the default), or an array as
                                       json.
                  --color=WHEN       Colours messages: auto (the default), always or never.
              -q, --[no-]quiet       Says nothing but errors.
              -v, --[no-]verbose     Says also what went as expected.
              -h, --help             Shows this help.

            An option that is not given is taken from the environment,
            such as `--sot` from TASK_EXEC_KIT_LIST_SOT.

            Examples:
              task-exec-kit list --sot sot.md
                  what `plan` would make of it
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plann                         | there is no command `plann`                            | did you mean `plan`?
          nonsense                      | there is no command `nonsense`                         | use `plan`, `run`
          --bogus                       | there is no option `--bogus` before the command        | use `plan`, `run`
          help plann                    | there is no command `plann`                            | did you mean `plan`?
          run --sto x                   | `run` has no option `--sto`                            | did you mean `--sot`?
          run --max-wokers=3            | `run` has no option `--max-wokers`                     | did you mean `--max-workers`?
          plan --dry-run                | `plan` has no option `--dry-run`                       | see `task-exec-kit plan --help`
          plan x.md                     | `plan` takes options only, not the argument `x.md`     | such as `--sot`
          plan @x                       | `plan` takes options only, not the argument `@x`       | such as `--sot`
          plan --sot                    | `--sot` needs a value                                  | write `--sot VALUE`
          plan --sot --out x            | `--sot` needs a value, and `--out` looks like an option | write `--sot=--out` if that is the value
          plan --sot x --out -q         | `--out` needs a value, and `-q` looks like an option   | write `--out=-q` if that is the value
          run --sot a -j -1             | `--max-workers` needs a value, and `-1` looks like an option | write `--max-workers=-1`
          plan --sot a --sot b          | `--sot` is given more than once                        | give it once
          plan                          | `plan` needs `--sot`                                   | set `TASK_EXEC_KIT_PLAN_SOT`
          run                           | `run` needs `--sot` or `--plan`                        | TASK_EXEC_KIT_RUN_SOT
          run --sot a --plan b          | `--sot` and `--plan` exclude each other                | give one of them
          run --sot a -j 0              | `0` is not a whole number from 1 to 1000000            | `--max-workers 4`
          run --sot a --max-workers=abc | `abc` is not a whole number from 1 to 1000000          | `--max-workers 4`
          run --sot a --grace 5         | `5` has no unit                                        | write `5s`
          run --sot a --progress barr   | `barr` is none of auto, bar, plain, none               | did you mean `bar`?
          list --sot a --color red      | `red` is none of auto, always, never                   | use one of
          list --sot a -qv              | `--quiet` and `--verbose` exclude each other           | give one of them
          plan --sot a --set b          | `b` has no equals sign                                 | write `--set NAME=VALUE`
          run --plan a --set b=1        | a plan has the values of its parameters in it already  | `plan --sot FILE --set NAME=VALUE`
          plan --sot a --out - --format json | the plan and what was found cannot both go to standard output | name a file with `--out`
          validate                      | `validate` needs `--sot`, `--plan`, `--manifest` or `--hooks` | set `TASK_EXEC_KIT_VALIDATE_SOT`, `TASK_EXEC_KIT_VALIDATE_PLAN`
          validate --hooks a --manifest b | `--manifest` and `--hooks` exclude each other        | give one of them
          validate --hooks a --config b | `--config` means nothing for a configuration file      | check a source with `--sot FILE`
          validate --plan a --format xml | `xml` is none of text, json, sarif                    | use one of
          graph --sot a --format svg    | `svg` is none of mermaid, dot                          | use one of
          explain --sot a               | `explain` needs TASK                                   | write `task-exec-kit explain TASK
          init a b                      | the argument `b` is one too many                       | write `task-exec-kit init [DIR] [OPTION]...`
          plan --sot=                   | the path is empty                                      | give `--sot` the path
          """)
  void a_wrong_command_line_is_one_error_and_code_64(String line, String message, String help) {
    var ran = new TestingKit(folder).run(line.split(" "));

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error[USE001]: " + message + "\n  --> ")
        .endsWith("\n1 error\n");
    assertThat(ran.err()).containsPattern("\nhelp: .*\\Q" + help + "\\E");
  }

  @Test
  void no_command_at_all_is_an_error_that_names_them() {
    var ran = new TestingKit(folder).run();

    assertThat(ran)
        .isEqualTo(
            new TestingKit.Ran(
                64,
                "",
                """
                error[USE001]: no command was given
                  --> task-exec-kit
                help: use `plan`, `run`, `validate`, `list`, `graph`, `explain`, `diff`, `init`, `import`, `migrate`, `show`, `doctor`, `help`; see `task-exec-kit help`

                1 error
                """));
  }

  @Test
  void a_wrong_variable_is_named() {
    var ran =
        new TestingKit(folder)
            .set("TASK_EXEC_KIT_RUN_MAX_WORKERS", "abc")
            .tasks("ok")
            .run("run", "--sot", "~/sot.md");

    assertThat(ran.code()).isEqualTo(64);
    assertThat(ran.err()).contains("  --> TASK_EXEC_KIT_RUN_MAX_WORKERS\n");
  }

  @Test
  void what_was_typed_cannot_speak_to_the_terminal_or_a_ci_system() {
    var kit = new TestingKit(folder);

    assertThat(kit.run("\u001b[2J\n::error::x").err()).doesNotContain("\u001b", "\n::");
    assertThat(kit.run("plan", "--\u009b31m").err()).doesNotContain("\u009b");
    assertThat(kit.run("plan", "\n::x::").err()).doesNotContain("\n::");
    assertThat(kit.run("plan", "--sot", "a\0b").err()).doesNotContain("\0");
  }
}
