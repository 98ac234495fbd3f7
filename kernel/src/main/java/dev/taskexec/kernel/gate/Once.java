package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.text.OneLine;
import java.util.LinkedHashMap;

/// One request for an effect with a key, which is performed unless it is done already. Used by one
/// thread, once.
final class Once {
  private final Keys keys;
  private final String key;
  private final boolean again;
  private final Journal journal;

  /// Does it.
  @FunctionalInterface
  interface Doing {
    EffectOutcome with(Journal journal) throws EvidenceException;
  }

  /// @param again whether doing it twice does no harm
  Once(Keys keys, String key, boolean again, Journal journal) {
    this.keys = keys;
    this.key = key;
    this.again = again;
    this.journal = journal;
  }

  EffectOutcome perform(EffectEnvelope envelope, Doing doing) throws EvidenceException {
    Keys.Claim claim;
    try {
      claim = keys.claim(key, envelope, again);
    } catch (InterruptedException _) {
      // As an effect that is interrupted answers: the thread's interrupt status is cleared.
      return recorded(
          envelope,
          new Cancelled(
              "stopped while another task did the effect with the key `%s`"
                  .formatted(OneLine.of(key)),
              Usage.NONE));
    }
    return switch (claim) {
      case Keys.Claim.Done(var result) -> {
        journal.repeated(envelope);
        yield new Done(repeated(result), Usage.NONE);
      }
      case Keys.Claim.Doubtful(var reason, var remedy) ->
          recorded(envelope, new Refused(reason, remedy));
      case Keys.Claim.Taken(var reason) -> recorded(envelope, new Failed(reason, false));
      case Keys.Claim.Granted(var ticket) -> {
        try (var keyed = new KeyedJournal(journal, ticket)) {
          yield doing.with(keyed);
        }
      }
    };
  }

  private EffectOutcome recorded(EffectEnvelope envelope, EffectOutcome outcome)
      throws EvidenceException {
    journal.performed(envelope, outcome, Usage.NONE);
    return outcome;
  }

  private static Obj repeated(Obj result) {
    var members = new LinkedHashMap<>(result.members());
    members.put("repeated", JsonValue.TRUE);
    return new Obj(members);
  }
}
