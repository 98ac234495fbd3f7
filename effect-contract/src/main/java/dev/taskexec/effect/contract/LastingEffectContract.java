package dev.taskexec.effect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What [Effect] demands besides of one whose work may last for as long as somebody else likes.
public abstract class LastingEffectContract extends EffectContract {
  private static final Duration SHORT = Duration.ofMillis(150);

  /// Work that goes on for hours, and ends when it is asked politely.
  protected abstract JsonValue.Obj lasting();

  /// Work that goes on for hours, and does not listen.
  protected abstract JsonValue.Obj stubborn();

  /// Waits until work in the folder is under way.
  protected abstract void awaitBegun(Path folder);

  @Test
  void begins_nothing_that_lasts_on_an_interrupted_thread() {
    var answer = Performing.startInterrupted(effect(), envelope(lasting()), context()).answer();

    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(hasBegun(folder())).isFalse();
  }

  @Test
  void ends_politely_when_it_is_interrupted() {
    var performing = Performing.start(effect(), envelope(lasting()), context());
    awaitBegun(folder());

    assertEnded(performing.interrupt().answer());
  }

  @Test
  void ends_by_force_when_the_grace_is_over() {
    var performing = Performing.start(effect(), envelope(stubborn()), hasty());
    awaitBegun(folder());

    assertEnded(performing.interrupt().answer());
  }

  @Test
  void ends_by_force_when_it_is_interrupted_again() {
    var performing = Performing.start(effect(), envelope(stubborn()), context());
    awaitBegun(folder());
    performing.interrupt().awaitNoticed();

    assertEnded(performing.interrupt().answer());
  }

  @Test
  void ends_whenever_the_interrupt_comes() {
    for (var moment = 0; moment < MOMENTS; moment++) {
      var performing = Performing.start(effect(), envelope(lasting()), context());
      LockSupport.parkNanos(moment * STEP_NANOS);

      assertEnded(performing.interrupt().answer());
    }
  }

  private void assertEnded(Performing.Answer answer) {
    assertThat(answer.outcome()).isInstanceOf(EffectOutcome.Cancelled.class);
    assertThat(answer.interrupted()).isFalse();
    assertThat(goesOn(folder())).isFalse();
  }

  private EffectContext hasty() {
    return context(new Authority.Unconfined(), SHORT);
  }
}
