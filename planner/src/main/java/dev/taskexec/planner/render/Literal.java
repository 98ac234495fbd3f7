package dev.taskexec.planner.render;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import java.util.LinkedHashMap;

/// Text that holds no parameter, written so that none is found in it: `$${` for `${`.
final class Literal {
  private Literal() {}

  static String of(String text) {
    return text.replace("${", "$${");
  }

  /// The same for all strings of a value; keys stay.
  ///
  /// @param value as deep as a JSON file may be
  static JsonValue of(JsonValue value) {
    return switch (value) {
      case Str(var text) -> JsonValue.of(of(text));
      case Arr(var items) -> new Arr(items.stream().map(Literal::of).toList());
      case Obj object -> of(object);
      case JsonValue.Int _, JsonValue.Real _, JsonValue.Bool _, JsonValue.Null _ -> value;
    };
  }

  static Obj of(Obj object) {
    var members = new LinkedHashMap<String, JsonValue>();
    object.members().forEach((name, value) -> members.put(name, of(value)));
    return new Obj(members);
  }
}
