package dev.taskexec.abi.effect;

import dev.taskexec.abi.json.JsonValue;

/// An effect that is installed, as far as planning needs to know it.
///
/// @param version of its arguments, from 1
/// @param arguments a JSON Schema of `args`
public record KnownEffect(String name, int version, JsonValue.Obj arguments) {

  public static KnownEffect of(Effect effect) {
    return new KnownEffect(effect.name(), effect.version(), effect.description().arguments());
  }
}
