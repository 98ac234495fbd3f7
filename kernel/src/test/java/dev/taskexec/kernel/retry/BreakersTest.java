package dev.taskexec.kernel.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Overrun;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.kernel.retry.Breakers.Answer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakersTest {
  private static final String HOST = "repo.example";
  private static final EffectOutcome DONE = new EffectOutcome.Done(JsonValue.Obj.EMPTY, Usage.NONE);
  private static final EffectOutcome FAILED = new EffectOutcome.Failed("no answer", true);

  private long now = Long.MAX_VALUE - 5;
  private final Breakers breakers = new Breakers(() -> now);

  @Test
  void opens_after_five_failures_and_says_for_how_long() {
    speak(FAILED, 4);
    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);

    speak(FAILED, 1);

    assertThat(breakers.ask(HOST)).isEqualTo(open("open for another 30 s"));
    pass(Duration.ofMillis(12_500));
    assertThat(breakers.ask(HOST)).isEqualTo(open("open for another 18 s"));
  }

  @Test
  void a_host_that_answers_more_often_than_not_stays_open_to_all() {
    for (var i = 0; i < 30; i++) {
      speak(DONE, 2);
      speak(FAILED, 1);
    }

    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
  }

  @Test
  void one_bad_host_says_nothing_about_another() {
    speak(FAILED, 5);

    assertThat(breakers.ask("other.example")).isInstanceOf(Answer.Passed.class);
  }

  @Test
  void after_a_while_one_effect_may_try_and_closes_it_when_it_is_done() {
    speak(FAILED, 5);
    pass(Duration.ofSeconds(31));

    try (var trial = ((Answer.Passed) breakers.ask(HOST)).pass()) {
      assertThat(breakers.ask(HOST)).isEqualTo(open("open until another effect has tried it"));
      trial.ended(DONE);
    }

    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
    speak(FAILED, 4);
    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
  }

  @Test
  void a_trial_that_fails_opens_it_anew() {
    speak(FAILED, 5);
    pass(Duration.ofSeconds(31));

    speak(FAILED, 1);

    assertThat(breakers.ask(HOST)).isEqualTo(open("open for another 30 s"));
  }

  @Test
  void a_failure_that_began_before_it_opened_does_not_keep_it_open_longer() {
    var late = ((Answer.Passed) breakers.ask(HOST)).pass();
    speak(FAILED, 5);
    pass(Duration.ofSeconds(10));

    late.ended(FAILED);
    late.close();

    assertThat(breakers.ask(HOST)).isEqualTo(open("open for another 20 s"));
  }

  static Stream<EffectOutcome> sayingNothing() {
    return Stream.of(
        new EffectOutcome.Refused("no", "ask"),
        new EffectOutcome.Cancelled("stopped", Usage.NONE),
        new EffectOutcome.Exhausted(new Overrun(Quantity.TOKENS, "the task", 1, 2), Usage.NONE));
  }

  @ParameterizedTest
  @MethodSource("sayingNothing")
  void what_was_stopped_says_nothing_about_its_host(EffectOutcome outcome) {
    speak(outcome, 20);
    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
    speak(FAILED, 5);
    pass(Duration.ofSeconds(31));

    speak(outcome, 1);

    // The trial is free for the next.
    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
  }

  @Test
  void a_pass_that_is_closed_without_a_word_is_given_back() {
    speak(FAILED, 5);
    pass(Duration.ofSeconds(31));

    ((Answer.Passed) breakers.ask(HOST)).pass().close();

    assertThat(breakers.ask(HOST)).isInstanceOf(Answer.Passed.class);
  }

  @Test
  void a_name_of_many_lines_is_told_in_one() {
    for (var i = 0; i < 5; i++) {
      speak("evil\nhost", FAILED);
    }

    assertThat(breakers.ask("evil\nhost"))
        .isInstanceOfSatisfying(
            Answer.Open.class, answer -> assertThat(answer.reason()).doesNotContain("\n"));
  }

  private void speak(EffectOutcome outcome, int times) {
    for (var i = 0; i < times; i++) {
      speak(HOST, outcome);
    }
  }

  private void speak(String host, EffectOutcome outcome) {
    try (var pass = ((Answer.Passed) breakers.ask(host)).pass()) {
      pass.ended(outcome);
    }
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static Answer open(String how) {
    return new Answer.Open("not tried: the circuit breaker of host repo.example is " + how);
  }
}
