package dev.taskexec.effect.contract;

import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// An effect at work on a virtual thread of its own, to be interrupted from outside.
public final class Performing {

  /// @param interrupted the thread's interrupt status when the effect had answered
  public record Answer(EffectOutcome outcome, boolean interrupted) {}

  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile boolean wasInterrupted;
  private final Thread thread;

  private Performing(Runnable before, Callable<EffectOutcome> work, Runnable behind) {
    this.thread = Thread.ofVirtual().unstarted(() -> run(before, work, behind));
  }

  private void run(Runnable before, Callable<EffectOutcome> work, Runnable behind) {
    try {
      before.run();
      var outcome = work.call();
      behind.run();
      answer.complete(new Answer(outcome, Thread.currentThread().isInterrupted()));
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
  }

  public static Performing start(Effect effect, EffectEnvelope envelope, EffectContext context) {
    return new Performing(() -> {}, () -> effect.perform(envelope, context), () -> {}).started();
  }

  /// Starts it on a thread that is interrupted already.
  public static Performing startInterrupted(
      Effect effect, EffectEnvelope envelope, EffectContext context) {
    return new Performing(
            () -> Thread.currentThread().interrupt(),
            () -> effect.perform(envelope, context),
            () -> {})
        .started();
  }

  /// Starts it, and looks at the interrupt status only when [#interrupt] has been called once.
  public static Performing startToBeInterrupted(
      Effect effect, EffectEnvelope envelope, EffectContext context) {
    var performing = new AtomicReference<Performing>();
    performing.set(
        new Performing(
            () -> {},
            () -> effect.perform(envelope, context),
            () -> Waiting.until("the interrupt", () -> performing.get().wasInterrupted)));
    return performing.get().started();
  }

  private Performing started() {
    thread.start();
    return this;
  }

  public Performing interrupt() {
    thread.interrupt();
    wasInterrupted = true;
    return this;
  }

  /// Waits until the interrupt has been taken, so that another one is another one.
  public void awaitNoticed() {
    Waiting.until("the interrupt is noticed", () -> !thread.isInterrupted());
  }

  /// @throws AssertionError if there is none within half a minute
  public Answer answer() {
    try {
      return answer.get(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }
}
