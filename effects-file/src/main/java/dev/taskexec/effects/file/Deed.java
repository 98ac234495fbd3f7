package dev.taskexec.effects.file;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// One effect under way: whether it has begun, what it has spent, whether it must end. For use by
/// one thread.
final class Deed {
  private final EffectContext context;
  private final long start;
  private boolean begun;
  private long written;

  Deed(EffectContext context) {
    this.context = context;
    this.start = context.nanos().getAsLong();
  }

  /// Where relative paths start.
  Path folder() {
    return context.folder();
  }

  /// Is called before anything changes; only the first call counts.
  void begin(JsonValue.Obj facts) throws EvidenceException {
    if (!begun) {
      context.witness().begins(facts);
      begun = true;
    }
  }

  boolean hasBegun() {
    return begun;
  }

  /// Is called now and then.
  void goOn() throws EndedException.Stopped {
    if (Thread.currentThread().isInterrupted()) {
      throw new EndedException.Stopped();
    }
  }

  /// Is called before bytes are written.
  void spend(long bytes) throws EndedException {
    goOn();
    written += bytes;
    var overrun = context.meter().spend(Quantity.OUTPUT_BYTES, bytes, Usage.How.MEASURED);
    if (overrun.isPresent()) {
      throw new EndedException.OverBudget(overrun.get());
    }
  }

  Usage usage() {
    var ms = TimeUnit.NANOSECONDS.toMillis(context.nanos().getAsLong() - start);
    var usage = Usage.NONE.with(Quantity.WALL_MS, ms, Usage.How.MEASURED);
    return written == 0 ? usage : usage.with(Quantity.OUTPUT_BYTES, written, Usage.How.MEASURED);
  }
}
