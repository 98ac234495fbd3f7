package dev.taskexec.effects.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What [Effect] demands of every implementation. A subclass brings the effect and work for it.
@Timeout(120)
abstract class EffectContract {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(150);

  /// Interrupts come at so many moments, from before the start to after the end of quick work.
  private static final int MOMENTS = 60;

  private static final long STEP_NANOS = 100_000;

  @TempDir Path folder;

  abstract Effect effect();

  /// Work that ends well by itself, soon.
  abstract JsonValue.Obj quick();

  /// Work that goes on for hours, and ends when it is asked politely.
  abstract JsonValue.Obj lasting();

  /// Work that goes on for hours, and does not listen.
  abstract JsonValue.Obj stubborn();

  /// Arguments that are wrong, each in its own way.
  abstract List<JsonValue.Obj> wrong();

  /// Waits until work in the folder is under way.
  abstract void awaitBegun(Path folder);

  /// Whether anything in the folder was begun.
  abstract boolean hasBegun(Path folder);

  /// Whether anything that was begun in the folder still goes on.
  abstract boolean goesOn(Path folder);

  @Test
  void does_what_it_is_asked() throws Exception {
    var outcome = effect().perform(envelope(quick()), context(LONG));

    assertThat(outcome).isInstanceOf(EffectOutcome.Done.class);
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void fails_before_it_touches_anything_when_its_arguments_are_wrong() throws Exception {
    assertThat(wrong()).isNotEmpty();

    for (var args : wrong()) {
      var outcome = effect().perform(envelope(args), context(LONG));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              EffectOutcome.Failed.class,
              failed -> {
                assertThat(failed.started()).isFalse();
                assertThat(failed.reason()).isNotBlank().doesNotContain("\n", "Exception");
              });
      assertThat(hasBegun(folder)).as("%s", args).isFalse();
    }
  }

  @Test
  void fails_when_another_effect_or_version_is_meant() throws Exception {
    var effect = effect();
    var strangers =
        List.of(
            EffectEnvelope.of(effect.name(), effect.version() + 1, quick()),
            EffectEnvelope.of("no.such", effect.version(), quick()));

    for (var stranger : strangers) {
      var outcome = effect.perform(stranger, context(LONG));

      assertThat(outcome).isInstanceOf(EffectOutcome.Failed.class);
      assertThat(hasBegun(folder)).isFalse();
    }
  }

  @Test
  void serves_many_threads_at_once() throws Exception {
    var effect = effect();

    var performing =
        IntStream.range(0, 64)
            .mapToObj(_ -> Performing.start(effect, envelope(quick()), context(LONG)))
            .toList();

    assertThat(performing)
        .allSatisfy(
            one -> assertThat(one.answer().outcome()).isInstanceOf(EffectOutcome.Done.class));
  }

  @Test
  void begins_nothing_on_an_interrupted_thread() throws Exception {
    var answer = Performing.startInterrupted(effect(), envelope(lasting()), context(LONG)).answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(hasBegun(folder)).isFalse();
  }

  @Test
  void ends_politely_when_it_is_interrupted() throws Exception {
    var performing = Performing.start(effect(), envelope(lasting()), context(LONG));
    awaitBegun(folder);

    var answer = performing.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void ends_by_force_when_the_grace_is_over() throws Exception {
    var performing = Performing.start(effect(), envelope(stubborn()), context(SHORT));
    awaitBegun(folder);

    var answer = performing.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void ends_by_force_when_it_is_interrupted_again() throws Exception {
    var performing = Performing.start(effect(), envelope(stubborn()), context(LONG));
    awaitBegun(folder);
    performing.interrupt().awaitNoticed();

    var answer = performing.interrupt().answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(goesOn(folder)).isFalse();
  }

  @Test
  void ends_whenever_the_interrupt_comes() throws Exception {
    for (var moment = 0; moment < MOMENTS; moment++) {
      var performing = Performing.start(effect(), envelope(lasting()), context(LONG));
      LockSupport.parkNanos(moment * STEP_NANOS);

      var answer = performing.interrupt().answer();

      assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
      assertThat(goesOn(folder)).isFalse();
    }
  }

  @Test
  void answers_an_interrupt_by_cancelled_or_leaves_it_to_its_caller() throws Exception {
    for (var moment = 0; moment < MOMENTS; moment++) {
      var performing = Performing.startToBeInterrupted(effect(), envelope(quick()), context(LONG));
      LockSupport.parkNanos(moment * STEP_NANOS);

      var answer = performing.interrupt().answer();

      var cancelled = answer.outcome() instanceof EffectOutcome.Cancelled;
      assertThat(answer.interrupted()).as("after %s", answer.outcome()).isNotEqualTo(cancelled);
    }
  }

  private EffectEnvelope envelope(JsonValue.Obj args) {
    return EffectEnvelope.of(effect().name(), effect().version(), args);
  }

  private EffectContext context(Duration grace) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put(Marked.VARIABLE, folder.toString());
    return new EffectContext(
        folder,
        environment,
        Optional.empty(),
        grace,
        System::nanoTime,
        Meter.UNLIMITED,
        new Authority.Unconfined(),
        Redaction.NONE,
        EffectContext.Witness.NONE);
  }
}
