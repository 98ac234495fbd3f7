package dev.taskexec.kernel.resume;

import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.json.JsonFields;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// What the ledger's records say of one task, taken in their order. It is small: a plan may have a
/// million tasks.
///
/// The rules of a crash (security notes, section 3): while the machine lives, what the dead kit
/// wrote can be read, so that only an attempt whose effects began can have done something. When the
/// machine died too, only what was forced is left, which the intents are.
final class Trace {
  /// The last attempt that was meant to begin, and the session in which it was; 0 for none.
  private int meant;

  private int meantIn;

  /// The last attempt of which an effect began.
  private int begun;

  /// The last attempt of which the end is known.
  private int closed;

  /// An attempt before the last one that stayed without an end: it was in doubt, and the task was
  /// to run again all the same.
  private int doubted;

  /// An effect of the last attempt began, and its end is not known.
  private boolean underWay;

  /// The same of an attempt before it.
  private boolean lost;

  private int failures;
  private @Nullable Settlement settlement;

  /// @param session in which the record was written, from 0
  /// @throws IllegalArgumentException if it is not as the kit writes it
  void take(AuditRecord told, int session) {
    switch (told.kind()) {
      case EFFECT_INTENT -> mean(attempt(told), session);
      case EFFECT_START -> {
        if (attempt(told) > meant) {
          mean(attempt(told), session);
        }
        begun = attempt(told);
        underWay = true;
      }
      case EFFECT_DONE -> underWay = false;
      case TASK_RETRY -> {
        close(attempt(told));
        failures = Math.min(new JsonFields(told.data()).smallCount("failures"), closed);
      }
      case TASK_SETTLED -> {
        settlement = Settlement.of(new JsonFields(told.data()), told.seq());
        // Should the outcome not hold, its own failure is in doubt; those before it have records.
        close(Math.max(meant, settlement.attempts()));
      }
      default -> {
        // What was permitted and spent does not say how far a task has come.
      }
    }
  }

  /// How far the task has come.
  ///
  /// @param whole the sessions of which everything that was written is known
  Stand stand(BitSet whole) {
    if (settlement != null) {
      return stand(settlement);
    }
    if (meant > closed && begun == meant) {
      return inDoubt(meant, "the kit ended while attempt %d ran".formatted(meant));
    }
    if (meant > closed && !whole.get(meantIn)) {
      return inDoubt(meant, "the machine stopped when attempt %d may have run".formatted(meant));
    }
    if (doubted > 0) {
      return inDoubt(doubted, "attempt %d is in doubt since an earlier resume".formatted(doubted));
    }
    return closed == 0 ? Stand.UNTOUCHED : new Stand.Begun(closed, failures);
  }

  private Stand stand(Settlement settled) {
    return switch (settled.outcome()) {
      case "in_doubt" ->
          new Stand.InDoubt(
              Math.max(1, settled.attempts()),
              Math.clamp(settled.failures(), 0, Math.max(0, settled.attempts() - 1)),
              settled.reason().isEmpty() ? "in doubt since an earlier resume" : settled.reason(),
              false,
              true);
      case "cancelled" -> unfinished(settled);
      default ->
          !settled.why().equals(Why.NEED_FAILED.word())
              ? new Stand.Finished(settled)
              : settled.attempts() == 0 ? new Stand.Skipped(settled.reason()) : unfinished(settled);
    };
  }

  private boolean mayHaveDone(Settlement settled) {
    return switch (stand(settled)) {
      case Stand.Finished _, Stand.InDoubt _ -> true;
      case Stand.Untouched _, Stand.Skipped _, Stand.Begun _ -> false;
    };
  }

  private static Stand unfinished(Settlement settled) {
    return settled.attempts() == 0
        ? Stand.UNTOUCHED
        : new Stand.Begun(settled.attempts(), settled.failures());
  }

  private Stand inDoubt(int attempt, String reason) {
    var between = !underWay && !lost;
    return new Stand.InDoubt(attempt, Math.min(failures, attempt - 1), reason, between, false);
  }

  /// An intent behind an outcome: the outcome did not hold when the run was resumed, or was a
  /// doubt, and the task was to run again. Until it does, what it did before is in doubt.
  private void mean(int attempt, int session) {
    if (meant > closed && attempt > meant) {
      doubted = meant;
    } else if (settlement != null && mayHaveDone(settlement)) {
      doubted = settlement.attempts();
    }
    settlement = null;
    // An attempt that never began gives its number back.
    closed = Math.min(closed, attempt - 1);
    begun = Math.min(begun, attempt - 1);
    lost |= underWay;
    underWay = false;
    meant = attempt;
    meantIn = session;
  }

  private void close(int attempt) {
    closed = Math.max(closed, attempt);
    doubted = 0;
  }

  private static int attempt(AuditRecord told) {
    return told.attempt()
        .orElseThrow(() -> new IllegalArgumentException("a record that names no attempt"));
  }
}
