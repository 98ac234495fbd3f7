package dev.taskexec.kernel.gate;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.CanonicalJson;

/// What a key stands for: an effect and its arguments.
///
/// @param args the digest of their canonical form
public record KeyedWork(String effect, int version, Sha256 args) {

  public static KeyedWork of(EffectEnvelope envelope) {
    return new KeyedWork(
        envelope.effect(), envelope.version(), Sha256.of(CanonicalJson.bytes(envelope.args())));
  }

  @Override
  public String toString() {
    return "`%s` v%d with the arguments %s".formatted(effect, version, args);
  }
}
