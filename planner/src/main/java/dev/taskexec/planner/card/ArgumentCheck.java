package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Looks whether arguments fit the JSON Schema that an effect gives for them, as far as people
/// mistake them: names, types, bounds and choices. What a schema says beyond that is the effect's
/// to check when it is performed.
final class ArgumentCheck {
  private final String effect;
  private final JsonFindings found;

  ArgumentCheck(String effect, JsonFindings found) {
    this.effect = effect;
    this.found = found;
  }

  void check(JsonValue value, Obj schema, JsonPath path) {
    if (!hasType(value, schema, path) || !isChosen(value, schema, path)) {
      return;
    }
    switch (value) {
      case Obj(var members) -> object(members, schema, path);
      case Arr(var items) -> array(items, schema, path);
      case Int(var number) -> bounded(number, schema, path);
      case Str _, Real _, Bool _, Null _ -> {}
    }
  }

  private boolean hasType(JsonValue value, Obj schema, JsonPath path) {
    var types = words(schema.members().get("type"));
    if (types.isEmpty() || types.stream().anyMatch(type -> is(value, type))) {
      return true;
    }
    var wanted = types.stream().map(ArgumentCheck::withArticle).collect(Collectors.joining(" or "));
    found.add(
        Code.SOT062,
        path,
        "is %s, not %s".formatted(Shown.value(value), wanted),
        help("write %s".formatted(wanted), schema));
    return false;
  }

  private boolean isChosen(JsonValue value, Obj schema, JsonPath path) {
    if (!(schema.members().get("enum") instanceof Arr(var choices)) || choices.contains(value)) {
      return true;
    }
    var words =
        choices.stream()
            .map(choice -> choice instanceof Str(var text) ? Shown.text(text) : Shown.value(choice))
            .collect(Collectors.joining(" or "));
    var near =
        value instanceof Str(var text)
            ? Nearest.to(text, words(new Arr(choices)))
            : Optional.<String>empty();
    found.add(
        Code.SOT062,
        path,
        "is %s, not %s".formatted(Shown.value(value), words),
        near.map(word -> "did you mean %s?".formatted(Shown.text(word)))
            .orElseGet(() -> help("write " + words, schema)));
    return false;
  }

  private void object(SequencedMap<String, JsonValue> members, Obj schema, JsonPath path) {
    var known = properties(schema);
    for (var name : words(schema.members().get("required"))) {
      if (!members.containsKey(name)) {
        var property = known.get(name) instanceof Obj object ? object : Obj.EMPTY;
        found.add(
            Code.SOT062,
            path,
            "has no `%s`, which `%s` needs".formatted(name, effect),
            help("add \"%s\"".formatted(name), property));
      }
    }
    var other = schema.members().get("additionalProperties");
    members.forEach(
        (name, value) -> {
          if (known.get(name) instanceof Obj property) {
            check(value, property, path.member(name));
          } else if (other instanceof Obj property) {
            check(value, property, path.member(name));
          } else if (JsonValue.FALSE.equals(other) && !known.containsKey(name)) {
            unknown(name, known, path);
          }
        });
  }

  private void unknown(String name, SequencedMap<String, JsonValue> known, JsonPath path) {
    found.addAtKey(
        Code.SOT062,
        path.member(name),
        "is not read: `%s` has no such argument".formatted(effect),
        Nearest.to(name, known.keySet())
            .map(near -> "did you mean %s?".formatted(Shown.text(near)))
            .orElse("remove it; the arguments are " + String.join(", ", known.keySet())));
  }

  private void array(List<JsonValue> items, Obj schema, JsonPath path) {
    if (schema.members().get("minItems") instanceof Int(var least) && items.size() < least) {
      found.add(
          Code.SOT062,
          path,
          "has %d items, fewer than %d".formatted(items.size(), least),
          help("write at least %d".formatted(least), schema));
    }
    if (schema.members().get("items") instanceof Obj item) {
      for (var i = 0; i < items.size(); i++) {
        check(items.get(i), item, path.item(i));
      }
    }
  }

  private void bounded(long number, Obj schema, JsonPath path) {
    var isTooSmall = schema.members().get("minimum") instanceof Int(var least) && number < least;
    var isTooLarge = schema.members().get("maximum") instanceof Int(var most) && number > most;
    if (isTooSmall || isTooLarge) {
      var bound = schema.members().get(isTooSmall ? "minimum" : "maximum");
      var limit = bound instanceof Int(var amount) ? amount : number;
      found.add(
          Code.SOT062,
          path,
          "is %d, %s than %d".formatted(number, isTooSmall ? "less" : "more", limit),
          help("write %s %d".formatted(isTooSmall ? "at least" : "at most", limit), schema));
    }
  }

  private static SequencedMap<String, JsonValue> properties(Obj schema) {
    return schema.members().get("properties") instanceof Obj(var properties)
        ? properties
        : new LinkedHashMap<>();
  }

  /// What to do, and what the effect says about the argument.
  private static String help(String remedy, Obj schema) {
    return schema.members().get("description") instanceof Str(var description)
        ? "%s: %s".formatted(remedy, description)
        : remedy;
  }

  /// One word, or several.
  private static List<String> words(@Nullable JsonValue value) {
    return switch (value) {
      case Str(var word) -> List.of(word);
      case Arr(var items) -> {
        var words = new ArrayList<String>();
        for (var item : items) {
          if (item instanceof Str(var word)) {
            words.add(word);
          }
        }
        yield words;
      }
      case Obj _, Int _, Real _, Bool _, Null _ -> List.of();
      case null -> List.of();
    };
  }

  private static boolean is(JsonValue value, String type) {
    return switch (type) {
      case "object" -> value instanceof Obj;
      case "array" -> value instanceof Arr;
      case "string" -> value instanceof Str;
      case "integer" -> value instanceof Int;
      case "number" -> value instanceof Int || value instanceof Real;
      case "boolean" -> value instanceof Bool;
      case "null" -> value instanceof Null;
      default -> true;
    };
  }

  private static String withArticle(String type) {
    return switch (type) {
      case "object", "array" -> "an " + type;
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "null" -> "null";
      default -> "a " + type;
    };
  }
}
