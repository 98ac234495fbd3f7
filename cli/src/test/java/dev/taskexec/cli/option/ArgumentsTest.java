package dev.taskexec.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Arguments that are known by their position, and options that may be repeated.
class ArgumentsTest {
  private static final Argument OLD = Argument.required("OLD", "The older one.");
  private static final Argument NEW = Argument.required("NEW", "The newer one.");
  private static final Argument DIR = Argument.optional("DIR", "A folder.");
  private static final Option SET = Option.values("--set", "NAME=VALUE", "Values.");
  private static final Option OUT = Option.value("--out", "FILE", "A file.").or('o');

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.json b.json
          a.json --out x b.json
          --out=x a.json b.json
          --out x -- a.json b.json
          a.json -- b.json
          """)
  void stand_anywhere_among_the_options(String line) throws UsageException {
    var given = parse(line);

    assertThat(given.requiredPath(OLD)).isEqualTo(Path.of("a.json"));
    assertThat(given.requiredText(NEW)).isEqualTo("b.json");
    assertThat(given.text(DIR)).isEmpty();
    assertThat(given.path(DIR)).isEmpty();
  }

  @Test
  void an_optional_one_may_be_given() throws UsageException {
    assertThat(parse("a b c/./d").path(DIR)).contains(Path.of("c/d"));
  }

  @Test
  void one_that_begins_with_a_dash_stands_behind_two_dashes() throws UsageException {
    var given = parse("--out x -- --out -b @c");

    assertThat(given.requiredPath(OLD)).isEqualTo(Path.of("--out"));
    assertThat(given.requiredPath(NEW)).isEqualTo(Path.of("-b"));
    assertThat(given.text(DIR)).contains("@c");
  }

  @Test
  void a_repeatable_option_keeps_all_its_values() throws UsageException {
    var given = parse("a --set x=1 b --set=y=2,3 --set z=");

    assertThat(given.assignments(SET))
        .containsExactly(entry("x", "1"), entry("y", "2,3"), entry("z", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''         | OLD   | `diff` needs OLD                                     | write `task-exec-kit diff OLD NEW [DIR]`
          a          | NEW   | `diff` needs NEW                                     | write `task-exec-kit diff OLD NEW [DIR]`
          a b c d    | d     | the argument `d` is one too many                     | write `task-exec-kit diff OLD NEW [DIR]`
          a --ou x   | --ou  | `diff` has no option `--ou`                          | did you mean `--out`? see `task-exec-kit diff --help`
          a -b       | -b    | `diff` has no option `-b`                            | see `task-exec-kit diff --help`
          a b --set  | --set | `--set` needs a value                                | write `--set VALUE`, or `--set=VALUE` where the value begins with a dash
          a b --set -x | --set | `--set` needs a value, and `-x` looks like an option | write `--set=-x` if that is the value
          a b -o x -o y | --out | `--out` is given more than once                   | give it once
          """)
  void wrong_ones_are_usage_errors_with_the_mend(
      String line, String where, String message, String help) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            UsageException.class,
            usage -> {
              assertThat(usage.diagnostic().place().name()).isEqualTo(where);
              assertThat(usage.diagnostic().message()).isEqualTo(message);
              assertThat(usage.diagnostic().help()).isEqualTo(help);
            });
  }

  @Test
  void an_empty_one_is_no_path() throws UsageException {
    var given = new Parser(SYNTAX).parse(List.of("", "b"), new TreeMap<>()).orElseThrow();

    assertThatThrownBy(() -> given.requiredPath(OLD)).hasMessage("the path is empty");
  }

  @Test
  void help_asks_for_none_of_them_and_shows_them() throws UsageException {
    assertThat(new Parser(SYNTAX).parse(List.of("--help"), new TreeMap<>())).isEmpty();
    assertThat(new Parser(SYNTAX).help(List.of()))
        .startsWith(
            """
            Usage: task-exec-kit diff OLD NEW [DIR]
            Compares.

            Arguments:
                  OLD                The older one.
                  NEW                The newer one.
                  DIR                A folder.

            Options:
                  --set=NAME=VALUE   Values.
              -o, --out=FILE         A file.
              -h, --help             Shows this help.
            """);
  }

  private static final Syntax SYNTAX =
      new Syntax(
          "diff",
          "Compares.",
          List.of(),
          "OLD NEW [DIR]",
          List.of(OLD, NEW, DIR),
          List.of(SET, OUT),
          List.of(new Syntax.Example("a b", "compares a and b")));

  private static Given parse(String line) throws UsageException {
    var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));
    return new Parser(SYNTAX).parse(words, new TreeMap<>()).orElseThrow();
  }
}
