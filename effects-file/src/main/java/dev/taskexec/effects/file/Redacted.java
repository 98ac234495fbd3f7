package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.secret.Redaction;

/// Results without the values of secrets: what was in a file may be one.
final class Redacted {
  private Redacted() {}

  static Obj of(Obj result, Redaction redaction) {
    return redaction.isEmpty() ? result : object(result, redaction);
  }

  private static Obj object(Obj object, Redaction redaction) {
    var builder = Obj.builder();
    object.members().forEach((name, value) -> builder.put(name, value(value, redaction)));
    return builder.build();
  }

  private static JsonValue value(JsonValue value, Redaction redaction) {
    return switch (value) {
      case Str(var text) -> JsonValue.of(redaction.text(text));
      case Arr(var items) -> new Arr(items.stream().map(item -> value(item, redaction)).toList());
      case Obj object -> object(object, redaction);
      case JsonValue.Int _, JsonValue.Real _, JsonValue.Bool _, JsonValue.Null _ -> value;
    };
  }
}
