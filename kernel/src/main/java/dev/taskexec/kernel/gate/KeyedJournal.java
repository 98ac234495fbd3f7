package dev.taskexec.kernel.gate;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue.Obj;

/// The journal of an effect with a key: what is recorded of it settles the key. Closing it settles
/// what nobody recorded. Used by one thread, once.
final class KeyedJournal implements Journal, AutoCloseable {
  private final Journal journal;
  private final Keys.Ticket ticket;
  private boolean begun;
  private KeyState state = KeyState.FREE;
  private Obj result = Obj.EMPTY;

  KeyedJournal(Journal journal, Keys.Ticket ticket) {
    this.journal = journal;
    this.ticket = ticket;
  }

  @Override
  public void decided(EffectEnvelope envelope, Decision decision) throws EvidenceException {
    journal.decided(envelope, decision);
  }

  @Override
  public void begins(EffectEnvelope envelope, Obj facts) throws EvidenceException {
    journal.begins(envelope, facts);
    begun = true;
    state = KeyState.IN_DOUBT;
  }

  @Override
  public void performed(EffectEnvelope envelope, EffectOutcome outcome, Usage spent)
      throws EvidenceException {
    state = KeyState.after(envelope, outcome, begun);
    result = outcome instanceof EffectOutcome.Done(var told, _) ? told : Obj.EMPTY;
    journal.performed(envelope, outcome, spent);
  }

  @Override
  public void repeated(EffectEnvelope envelope) {
    journal.repeated(envelope);
  }

  @Override
  public void close() {
    ticket.settle(state, result);
  }
}
