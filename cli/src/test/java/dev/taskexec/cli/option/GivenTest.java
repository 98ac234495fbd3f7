package dev.taskexec.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenTest {
  private static final Option SOT = Option.value("--sot", "FILE", "A source.");
  private static final Option PLAN = Option.value("--plan", "FILE", "A plan.");
  private static final Option WORKERS = Option.value("--max-workers", "N", "Workers.");
  private static final Option GRACE = Option.value("--grace", "TIME", "Grace.");
  private static final Option DRY = Option.flag("--dry-run", "Dry.").or('n');
  private static final Option COLOR = Option.value("--color", "WHEN", "Color.");

  private static final Option SET = Option.values("--set", "NAME=VALUE", "Values.");

  private enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Test
  void the_variable_of_an_option_names_command_and_option() {
    assertThat(WORKERS.variable("run")).isEqualTo("TASK_EXEC_KIT_RUN_MAX_WORKERS");
  }

  @Test
  void what_is_given_nowhere_has_its_default() throws UsageException {
    var given = given(Map.of(), Map.of());

    assertThat(given.flag(DRY)).isFalse();
    assertThat(given.text(SOT)).isEmpty();
    assertThat(given.path(SOT)).isEmpty();
    assertThat(given.number(WORKERS, 1, 10, 4)).isEqualTo(4);
    assertThat(given.duration(GRACE, Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    assertThat(given.choice(COLOR, Color.AUTO)).isEqualTo(Color.AUTO);
  }

  @Test
  void the_environment_stands_in_for_the_command_line() throws UsageException {
    var given =
        given(
            Map.of(),
            Map.of(
                "TASK_EXEC_KIT_RUN_DRY_RUN", "1",
                "TASK_EXEC_KIT_RUN_SOT", "./my sot.md",
                "TASK_EXEC_KIT_RUN_MAX_WORKERS", "9",
                "TASK_EXEC_KIT_RUN_GRACE", "1m",
                "TASK_EXEC_KIT_RUN_COLOR", "never",
                "TASK_EXEC_KIT_PLAN_PLAN", "of another command"));

    assertThat(given.flag(DRY)).isTrue();
    assertThat(given.path(SOT)).contains(Path.of("my sot.md"));
    assertThat(given.number(WORKERS, 1, 10, 4)).isEqualTo(9);
    assertThat(given.duration(GRACE, Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
    assertThat(given.choice(COLOR, Color.AUTO)).isEqualTo(Color.NEVER);
    assertThat(given.path(PLAN)).isEmpty();
  }

  @Test
  void the_command_line_beats_the_environment() throws UsageException {
    var given =
        given(
            Map.of(WORKERS, "2", DRY, "false"),
            Map.of("TASK_EXEC_KIT_RUN_MAX_WORKERS", "abc", "TASK_EXEC_KIT_RUN_DRY_RUN", "true"));

    assertThat(given.number(WORKERS, 1, 10, 4)).isEqualTo(2);
    assertThat(given.flag(DRY)).isFalse();
  }

  @Test
  void an_empty_variable_is_absent() throws UsageException {
    var given =
        given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_SOT", "", "TASK_EXEC_KIT_RUN_DRY_RUN", ""));

    assertThat(given.path(SOT)).isEmpty();
    assertThat(given.flag(DRY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"true, true", "TRUE, true", "1, true", "false, false", "False, false", "0, false"})
  void a_flag_reads_yes_and_no_from_its_variable(String text, boolean expected)
      throws UsageException {
    var given = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_DRY_RUN", text));

    assertThat(given.flag(DRY)).isEqualTo(expected);
  }

  @Test
  void a_wrong_value_names_the_variable_that_it_came_from() {
    var given = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_DRY_RUN", "maybe"));

    refused(
        () -> given.flag(DRY),
        "TASK_EXEC_KIT_RUN_DRY_RUN",
        "`maybe` is neither yes nor no",
        "use `true`, `false`, `1` or `0`");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "+1", "abc", "", " 3", "1.5", "1_0", "99999999999", "٣"})
  void refuses_numbers_outside_the_range(String text) {
    var given = given(Map.of(WORKERS, text), Map.of());

    refused(
        () -> given.number(WORKERS, 1, 10, 4),
        "--max-workers",
        "`" + text + "` is not a whole number from 1 to 10",
        "for example `--max-workers 4`");
  }

  @Test
  void refuses_a_bare_number_for_a_time_and_offers_units() {
    var given = given(Map.of(GRACE, "5"), Map.of());

    refused(
        () -> given.duration(GRACE, Duration.ZERO),
        "--grace",
        "`5` has no unit",
        "write `5s` for seconds or `5ms` for milliseconds");
  }

  @Test
  void refuses_what_is_no_time() {
    var given = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_GRACE", "soon"));

    refused(
        () -> given.duration(GRACE, Duration.ZERO),
        "TASK_EXEC_KIT_RUN_GRACE",
        "`soon` is not a length of time",
        "write it like `5s`, `500ms`, `1m` or `1h30m`");
  }

  @Test
  void suggests_the_nearest_choice() {
    var given = given(Map.of(COLOR, "allways"), Map.of());

    refused(
        () -> given.choice(COLOR, Color.AUTO),
        "--color",
        "`allways` is none of auto, always, never",
        "did you mean `always`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''    | the path is empty
          a\0b  | `a\0b` cannot be a path: Nul character not allowed
          """)
  void refuses_what_cannot_be_a_path(String text, String message) {
    var given = given(Map.of(SOT, text.replace("\\0", "\0")), Map.of());

    assertThatThrownBy(() -> given.path(SOT))
        .isInstanceOf(UsageException.class)
        .hasMessage(message.replace("\\0", "\0"));
  }

  @Test
  void names_what_is_missing_and_the_ways_to_give_it() {
    var given = given(Map.of(), Map.of());

    refused(
        () -> given.requiredPath(SOT),
        "--sot",
        "`run` needs `--sot`",
        "give `--sot`, or set `TASK_EXEC_KIT_RUN_SOT`");
    refused(
        () -> given.oneOf(PLAN, SOT),
        "--plan",
        "`run` needs `--plan` or `--sot`",
        "give `--plan` or `--sot`, or set `TASK_EXEC_KIT_RUN_PLAN` or `TASK_EXEC_KIT_RUN_SOT`");
  }

  @Test
  void one_of_two_on_the_command_line_beats_the_variable_of_the_other() throws UsageException {
    var sot = given(Map.of(SOT, "a"), Map.of("TASK_EXEC_KIT_RUN_PLAN", "b"));
    var plan = given(Map.of(PLAN, "a"), Map.of("TASK_EXEC_KIT_RUN_SOT", "b"));
    var variable = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_PLAN", "b"));

    assertThat(sot.oneOf(PLAN, SOT)).isEqualTo(new Given.Chosen(SOT, Path.of("a")));
    assertThat(plan.oneOf(PLAN, SOT)).isEqualTo(new Given.Chosen(PLAN, Path.of("a")));
    assertThat(variable.oneOf(PLAN, SOT)).isEqualTo(new Given.Chosen(PLAN, Path.of("b")));
  }

  @Test
  void both_of_two_are_refused_wherever_they_are_given() {
    var typed = given(Map.of(SOT, "a", PLAN, "b"), Map.of());
    var set = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_SOT", "a", "TASK_EXEC_KIT_RUN_PLAN", "b"));

    refused(
        () -> typed.oneOf(PLAN, SOT),
        "--sot",
        "`--plan` and `--sot` exclude each other",
        "give one of them");
    refused(
        () -> set.oneOf(PLAN, SOT),
        "TASK_EXEC_KIT_RUN_SOT",
        "`TASK_EXEC_KIT_RUN_PLAN` and `TASK_EXEC_KIT_RUN_SOT` are both set and exclude each other",
        "unset one of them, or give `--plan` or `--sot`");
  }

  @Test
  void assignments_of_the_command_line_beat_those_of_the_variable_name_by_name()
      throws UsageException {
    var given =
        given(
            List.of("region=eu", "empty="),
            Map.of("TASK_EXEC_KIT_RUN_SET", "version=1=2\r\n\n  \nregion=us\n"));

    assertThat(given.assignments(SET))
        .containsExactly(entry("version", "1=2"), entry("region", "eu"), entry("empty", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          version | `version` has no equals sign               | write `--set NAME=VALUE`
          ''      | `` has no equals sign                      | write `--set NAME=VALUE`
          =1      | `=1` has no name before the equals sign    | write `--set NAME=VALUE`
          a=\ufffd | `a=\ufffd` is not UTF-8                 | write it in UTF-8; the JVM cannot read it
          """)
  void refuses_what_is_no_assignment(String text, String message, String help) {
    var given = given(List.of(text), Map.of());

    refused(() -> given.assignments(SET), "--set", message, help);
  }

  @Test
  void refuses_two_values_of_one_name_and_names_where_they_stand() {
    var typed = given(List.of("a=1", "b=2", "a=1"), Map.of());
    var set = given(Map.of(), Map.of("TASK_EXEC_KIT_RUN_SET", "a=1\na=2"));

    refused(
        () -> typed.assignments(SET),
        "--set",
        "`a` is given more than once",
        "give each name one value");
    refused(
        () -> set.assignments(SET),
        "TASK_EXEC_KIT_RUN_SET",
        "`a` is given more than once",
        "give each name one value");
  }

  private static Given given(Map<Option, String> typed, Map<String, String> environment) {
    var lists = new LinkedHashMap<Option, List<String>>();
    typed.forEach((option, text) -> lists.put(option, List.of(text)));
    return given(lists, environment);
  }

  private static Given given(List<String> assignments, Map<String, String> environment) {
    var lists = new LinkedHashMap<Option, List<String>>();
    lists.put(SET, assignments);
    return given(lists, environment);
  }

  private static Given given(
      LinkedHashMap<Option, List<String>> options, Map<String, String> environment) {
    return new Given("run", new Typed(options, new LinkedHashMap<>()), new TreeMap<>(environment));
  }

  private static void refused(ThrowingCallable call, String where, String message, String help) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            UsageException.class,
            usage -> {
              assertThat(usage.diagnostic().place().name()).isEqualTo(where);
              assertThat(usage.diagnostic().message()).isEqualTo(message);
              assertThat(usage.diagnostic().help()).isEqualTo(help);
            });
  }
}
