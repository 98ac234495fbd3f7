package dev.taskexec.abi.effect;

import dev.taskexec.abi.json.JsonValue;
import java.util.List;

/// What people and checks are told of an effect: `docs/EFFECTS.md` and `schemas/effects` are made
/// of it.
///
/// @param summary one sentence
/// @param arguments a JSON Schema 2020-12 of `args`, an object with a `description` at each
///   property
/// @param permits which permits an envelope needs, one sentence each, in Markdown
/// @param result which members the result has, one sentence each, in Markdown
/// @param idempotence what doing it twice comes to, one sentence
/// @param examples of `args`, valid against the schema; at least one
public record EffectDescription(
    String summary,
    JsonValue.Obj arguments,
    List<String> permits,
    List<String> result,
    String idempotence,
    List<JsonValue.Obj> examples) {

  public EffectDescription {
    permits = List.copyOf(permits);
    result = List.copyOf(result);
    examples = List.copyOf(examples);
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("no example: " + summary);
    }
  }
}
