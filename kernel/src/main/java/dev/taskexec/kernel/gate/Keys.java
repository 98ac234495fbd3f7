package dev.taskexec.kernel.gate;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.text.OneLine;
import java.util.HashMap;
import java.util.Map;

/// The idempotence keys of one run: which effects were done, are being done, or may have been. Safe
/// for use by several threads, under one lock.
///
/// Whoever asks for an effect while another does the same under the same key waits until that one
/// has ended.
public final class Keys {
  private static final String REMEDY =
      "look at what it did; then run the task anew with `--rerun failed`, or write `- Idempotent:"
          + " yes` where doing it twice does no harm";

  private final Object lock = new Object();
  private final Map<String, Entry> entries = new HashMap<>();
  private final boolean retryInDoubt;

  /// The answer to whoever wants to do an effect.
  public sealed interface Claim {
    /// It is theirs to do; the ticket MUST be settled.
    record Granted(Ticket ticket) implements Claim {}

    /// It is done, and this is what it gave back.
    record Done(Obj result) implements Claim {}

    /// Nobody knows whether it is done.
    record Doubtful(String reason, String remedy) implements Claim {}

    /// The key stands for something else.
    record Taken(String reason) implements Claim {}
  }

  private record Entry(KeyedWork work, State state) {}

  private sealed interface State {
    record UnderWay() implements State {}

    record Done(Obj result) implements State {}

    record Free() implements State {}

    record Doubtful(String reason) implements State {}
  }

  /// @param retryInDoubt whether what is in doubt is done again
  public Keys(boolean retryInDoubt) {
    this.retryInDoubt = retryInDoubt;
  }

  /// Takes over what the ledger of a run that goes on tells of a key.
  ///
  /// @param result what the effect gave back, if it was done
  public void recall(String key, KeyedWork work, KeyState state, Obj result) {
    synchronized (lock) {
      entries.put(key, new Entry(work, state(state, result, "an earlier kit")));
    }
  }

  /// Whether the effect is done already, so that asking for it would not repeat it.
  boolean isDone(EffectEnvelope envelope) {
    synchronized (lock) {
      return envelope.idempotenceKey().isPresent()
          && entries.get(envelope.idempotenceKey().get()) instanceof Entry(var work, State.Done _)
          && work.equals(KeyedWork.of(envelope));
    }
  }

  /// Asks to do an effect; waits while another does it.
  ///
  /// @param key the envelope's
  /// @param again whether doing it twice does no harm
  /// @throws InterruptedException if it was interrupted while it waited
  Claim claim(String key, EffectEnvelope envelope, boolean again) throws InterruptedException {
    var work = KeyedWork.of(envelope);
    synchronized (lock) {
      while (entries.get(key) instanceof Entry(var same, State.UnderWay _) && same.equals(work)) {
        lock.wait();
      }
      var entry = entries.get(key);
      if (entry == null) {
        return granted(key, work);
      }
      if (!entry.work().equals(work)) {
        return new Claim.Taken(
            "the key `%s` stands for %s, and not for %s"
                .formatted(OneLine.of(key), entry.work(), work));
      }
      return switch (entry.state()) {
        case State.Done(var result) -> new Claim.Done(result);
        case State.Doubtful(var reason) when !again && !retryInDoubt ->
            new Claim.Doubtful(
                "the effect with the key `%s` may have happened: %s"
                    .formatted(OneLine.of(key), reason),
                REMEDY);
        case State.Doubtful _, State.Free _ -> granted(key, work);
        case State.UnderWay _ -> throw new IllegalStateException("it was waited for");
      };
    }
  }

  private Claim granted(String key, KeyedWork work) {
    entries.put(key, new Entry(work, new State.UnderWay()));
    return new Claim.Granted(new Ticket(key, work));
  }

  private static State state(KeyState state, Obj result, String who) {
    return switch (state) {
      case DONE -> new State.Done(result);
      case FREE -> new State.Free();
      case IN_DOUBT -> new State.Doubtful(who + " began it and did not finish it");
    };
  }

  /// The right and the duty of one attempt to do an effect and say what came of it, once.
  final class Ticket {
    private final String key;
    private final KeyedWork work;

    private Ticket(String key, KeyedWork work) {
      this.key = key;
      this.work = work;
    }

    void settle(KeyState state, Obj result) {
      synchronized (lock) {
        entries.put(key, new Entry(work, state(state, result, "this run")));
        lock.notifyAll();
      }
    }
  }
}
