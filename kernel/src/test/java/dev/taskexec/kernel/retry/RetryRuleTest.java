package dev.taskexec.kernel.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryRuleTest {
  private static final Outcome ERROR = new Outcome.Error("broke");
  private static final Outcome TIMEOUT = new Outcome.Timeout(Duration.ofSeconds(1));
  private static final Outcome EXHAUSTED = new Outcome.Exhausted("cpu_ms 2 of 1 of the task");

  @Test
  void errors_and_timeouts_are_tried_again_where_nothing_else_is_said() {
    var rule = rule(List.of());

    assertThat(rule.triesAgain(report(ERROR), 1)).isTrue();
    assertThat(rule.triesAgain(report(TIMEOUT), 1)).isTrue();
    assertThat(rule.triesAgain(report(EXHAUSTED), 1)).isFalse();
  }

  @Test
  void there_are_as_many_attempts_as_the_plan_says() {
    assertThat(rule(List.of()).triesAgain(report(ERROR), 2)).isTrue();
    assertThat(rule(List.of()).triesAgain(report(ERROR), 3)).isFalse();
  }

  static Stream<Outcome> settled() {
    return Stream.of(
        new Outcome.Ok(),
        new Outcome.Noop(),
        new Outcome.Denied("no"),
        new Outcome.Skipped(Outcome.Why.DONE, "done"),
        new Outcome.Cancelled("stopped"),
        new Outcome.InDoubt("the kit died"));
  }

  @ParameterizedTest
  @MethodSource("settled")
  void what_is_no_failure_of_its_own_is_never_tried_again(Outcome outcome) {
    assertThat(rule(List.of()).triesAgain(report(outcome), 1)).isFalse();
    assertThat(rule(List.of(1), Occasion.values()).triesAgain(report(outcome, 1), 1)).isFalse();
  }

  @Test
  void the_exit_that_counts_is_that_of_the_first_command_that_did_not_succeed() {
    var rule = rule(List.of(75));

    assertThat(rule.triesAgain(report(ERROR, 0, 75, 1), 1)).isTrue();
    assertThat(rule.triesAgain(report(ERROR, 0, 1, 75), 1)).isFalse();
    assertThat(rule.triesAgain(report(ERROR), 1)).isFalse();
    assertThat(rule.triesAgain(report(TIMEOUT, 75), 1)).isFalse();
  }

  @Test
  void a_command_without_an_exit_code_fits_none() {
    var missing =
        new CommandReport(
            Command.of("nothing"),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.of("no such program"));
    var report = new AttemptReport(ERROR, List.of(missing, exit(75)), Optional.empty(), Usage.NONE);

    assertThat(rule(List.of(75)).triesAgain(report, 1)).isFalse();
  }

  @Test
  void exits_and_outcomes_are_alternatives() {
    var rule = rule(List.of(75), Occasion.TIMEOUT);

    assertThat(rule.triesAgain(report(ERROR, 75), 1)).isTrue();
    assertThat(rule.triesAgain(report(TIMEOUT), 1)).isTrue();
    assertThat(rule.triesAgain(report(ERROR, 1), 1)).isFalse();
  }

  @Test
  void outcomes_that_are_named_are_tried_again_and_no_others() {
    assertThat(rule(List.of(), Occasion.TIMEOUT).triesAgain(report(TIMEOUT), 1)).isTrue();
    assertThat(rule(List.of(), Occasion.TIMEOUT).triesAgain(report(ERROR, 1), 1)).isFalse();
    assertThat(rule(List.of(), Occasion.EXHAUSTED).triesAgain(report(EXHAUSTED), 1)).isTrue();
    assertThat(rule(List.of(), Occasion.ERROR).triesAgain(report(ERROR), 1)).isTrue();
  }

  private static RetryRule rule(List<Integer> exits, Occasion... occasions) {
    return new RetryRule(new Retry(3, 0, 0, exits, List.of(occasions)));
  }

  private static AttemptReport report(Outcome outcome, int... exits) {
    var commands = Arrays.stream(exits).boxed();
    return new AttemptReport(
        outcome, commands.map(RetryRuleTest::exit).toList(), Optional.empty(), Usage.NONE);
  }

  private static CommandReport exit(int code) {
    return new CommandReport(
        Command.of("program"), OptionalInt.of(code), Optional.empty(), Optional.empty());
  }
}
