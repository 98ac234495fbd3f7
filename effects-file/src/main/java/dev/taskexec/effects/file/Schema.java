package dev.taskexec.effects.file;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// The JSON Schema of arguments, put together argument by argument; those that must be given come
/// first.
final class Schema {
  private final SequencedMap<String, JsonValue> properties = new LinkedHashMap<>();
  private final List<String> required;

  private Schema(List<String> required) {
    this.required = required;
  }

  static Schema requiring(String... names) {
    return new Schema(List.of(names));
  }

  Schema text(String name, String description) {
    properties.put(
        name, Obj.builder().put("type", "string").put("description", description).build());
    return this;
  }

  Schema flag(String name, String description) {
    properties.put(
        name,
        Obj.builder()
            .put("type", "boolean")
            .put("default", false)
            .put("description", description)
            .build());
    return this;
  }

  Schema number(String name, int least, int most, int otherwise, String description) {
    properties.put(
        name,
        Obj.builder()
            .put("type", "integer")
            .put("minimum", least)
            .put("maximum", most)
            .put("default", otherwise)
            .put("description", description)
            .build());
    return this;
  }

  <E extends Enum<E>> Schema choice(String name, Class<E> type, String description) {
    properties.put(
        name,
        Obj.builder()
            .putStrings("enum", Arrays.stream(type.getEnumConstants()).map(Schema::word).toList())
            .put("description", description)
            .build());
    return this;
  }

  /// The constant's name in JSON.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  Obj build() {
    return Obj.builder()
        .put("type", "object")
        .put("properties", new Obj(properties))
        .putStrings("required", required)
        .put("additionalProperties", false)
        .build();
  }
}
