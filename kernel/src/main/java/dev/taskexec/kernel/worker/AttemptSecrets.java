package dev.taskexec.kernel.worker;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.kernel.permit.Bearer;
import dev.taskexec.kernel.permit.PermitOffice;
import dev.taskexec.kernel.secret.Answer;
import dev.taskexec.kernel.secret.Vault;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The secrets of one attempt's task, asked for anew before each of its effects. Used by the
/// attempt's own thread.
final class AttemptSecrets {
  private final Vault vault;
  private final PermitOffice office;
  private SequencedMap<String, String> values = new LinkedHashMap<>();

  AttemptSecrets(Vault vault, PermitOffice office) {
    this.vault = vault;
    this.office = office;
  }

  /// Whether the plan names none.
  boolean areNone() {
    return vault.isEmpty();
  }

  /// Of all secrets of the run.
  Redaction redaction() {
    return vault.redaction();
  }

  /// Gets those that whoever asks may have.
  ///
  /// @return why nothing can begin where one cannot be had
  Optional<EffectOutcome> lacking(Bearer bearer, EffectEnvelope envelope, Vault.Programs programs)
      throws EvidenceException {
    return switch (vault.ask(name -> mayHave(name, bearer, envelope), programs)) {
      case Answer.Had(var had) -> {
        values = had;
        yield Optional.empty();
      }
      case Answer.Lacking(var outcome) -> Optional.of(outcome);
    };
  }

  /// Hands those over that were got, in place of variables of the same names.
  void addTo(SequencedMap<String, String> environment) {
    environment.putAll(values);
  }

  private boolean mayHave(String name, Bearer bearer, EffectEnvelope envelope) {
    var variable = new PermitRule(false, Action.ENV, new Variable(name));
    return switch (bearer) {
      case Bearer.Free() -> true;
      case Bearer.Holder it when it.limits(envelope) ->
          office.permits(it, envelope).allow(variable);
      case Bearer.Holder it -> office.permits(it, envelope).denialOf(variable).isEmpty();
    };
  }
}
