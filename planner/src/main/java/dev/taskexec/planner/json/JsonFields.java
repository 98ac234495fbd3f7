package dev.taskexec.planner.json;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The members of one object, with their types. A member that is absent or null is simply not
/// there; one of the wrong type is a finding, and then not there either.
public final class JsonFields {
  /// The largest whole number that JSON can be trusted with: 2^53.
  public static final long MAX_WHOLE = 1L << 53;

  private final Obj object;
  private final JsonPath path;
  private final JsonFindings findings;

  public JsonFields(Obj object, JsonPath path, JsonFindings findings) {
    this.object = object;
    this.path = path;
    this.findings = findings;
  }

  /// The members of a value that must be an object.
  public static Optional<JsonFields> of(JsonValue value, JsonPath path, JsonFindings findings) {
    if (value instanceof Obj object) {
      return Optional.of(new JsonFields(object, path, findings));
    }
    findings.wrongType(path, value, "an object");
    return Optional.empty();
  }

  public JsonPath path() {
    return path;
  }

  public JsonFindings findings() {
    return findings;
  }

  /// The names of all members, in the order of the file.
  public SequencedSet<String> keys() {
    return object.members().sequencedKeySet();
  }

  public boolean has(String key) {
    return value(key).isPresent();
  }

  /// A member of any type.
  public Optional<JsonValue> value(String key) {
    var value = object.members().get(key);
    return value == null || value instanceof JsonValue.Null ? Optional.empty() : Optional.of(value);
  }

  public Optional<String> string(String key) {
    return value(key).flatMap(value -> string(value, path.member(key)));
  }

  /// A string that must be there; its absence is a finding.
  public Optional<String> requiredString(String key) {
    require(key, "a string");
    return string(key);
  }

  /// A string that is handed to the operating system, and so has no NUL in it.
  public Optional<String> word(String key) {
    return string(key).filter(text -> isWord(text, path.member(key)));
  }

  public Optional<Boolean> truth(String key) {
    return value(key).flatMap(value -> truth(value, path.member(key)));
  }

  /// A whole number up to 2^53.
  public OptionalLong whole(String key, long min) {
    return whole(key, min, MAX_WHOLE);
  }

  public OptionalLong whole(String key, long min, long max) {
    var value = value(key);
    return value.isPresent()
        ? whole(value.get(), path.member(key), min, max)
        : OptionalLong.empty();
  }

  /// A number that must be there; its absence is a finding.
  public OptionalLong requiredWhole(String key, long min, long max) {
    require(key, "a number");
    return whole(key, min, max);
  }

  /// One of the words of an enumeration.
  public <E extends Enum<E>> Optional<E> choice(
      String key, Class<E> type, Function<E, String> word) {
    return string(key).flatMap(given -> choice(given, path.member(key), type, word));
  }

  /// Words of an enumeration.
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type, Function<E, String> word) {
    var found = new ArrayList<E>();
    eachItem(
        key,
        (item, at) ->
            string(item, at).flatMap(given -> choice(given, at, type, word)).ifPresent(found::add));
    return found;
  }

  private <E extends Enum<E>> Optional<E> choice(
      String given, JsonPath at, Class<E> type, Function<E, String> word) {
    var constants = type.getEnumConstants();
    var found = Stream.of(constants).filter(each -> word.apply(each).equals(given)).findFirst();
    if (found.isEmpty()) {
      var words =
          Stream.of(constants)
              .map(each -> Shown.text(word.apply(each)))
              .collect(Collectors.joining(" or "));
      findings.impossible(at, "is " + Shown.text(given) + ", not " + words, "write " + words);
    }
    return found;
  }

  public Optional<JsonFields> object(String key) {
    return value(key).flatMap(value -> of(value, path.member(key), findings));
  }

  /// The items of an array; none where the member is not there.
  public List<JsonValue> array(String key) {
    var value = value(key).orElse(Arr.EMPTY);
    if (value instanceof Arr(var items)) {
      return items;
    }
    findings.wrongType(path.member(key), value, "an array");
    return List.of();
  }

  /// The items of an array of objects.
  public List<JsonFields> objects(String key) {
    var found = new ArrayList<JsonFields>();
    eachItem(key, (item, at) -> of(item, at, findings).ifPresent(found::add));
    return found;
  }

  public List<String> strings(String key) {
    var found = new ArrayList<String>();
    eachItem(key, (item, at) -> string(item, at).ifPresent(found::add));
    return found;
  }

  /// Strings without NUL.
  public List<String> words(String key) {
    var found = new ArrayList<String>();
    eachWord(key, (text, _) -> found.add(text));
    return found;
  }

  /// Calls for each string without NUL of an array.
  public void eachWord(String key, BiConsumer<String, JsonPath> step) {
    eachItem(
        key,
        (item, at) ->
            string(item, at)
                .filter(text -> isWord(text, at))
                .ifPresent(text -> step.accept(text, at)));
  }

  public List<Long> wholes(String key, long min, long max) {
    var found = new ArrayList<Long>();
    eachItem(key, (item, at) -> whole(item, at, min, max).ifPresent(found::add));
    return found;
  }

  /// An object whose values are strings without NUL.
  public SequencedMap<String, String> wordMap(String key) {
    var found = new LinkedHashMap<String, String>();
    object(key)
        .ifPresent(map -> map.object.members().forEach((name, _) -> map.putWord(name, found)));
    return found;
  }

  /// Calls for each item of an array.
  public void eachItem(String key, BiConsumer<JsonValue, JsonPath> step) {
    var items = array(key);
    for (var i = 0; i < items.size(); i++) {
      step.accept(items.get(i), path.member(key).item(i));
    }
  }

  private void require(String key, String expected) {
    if (!object.members().containsKey(key)) {
      findings.missing(path, key);
    } else if (!has(key)) {
      findings.wrongType(path.member(key), JsonValue.NULL, expected);
    }
  }

  private void putWord(String name, SequencedMap<String, String> words) {
    var at = path.member(name);
    var value = object.members().get(name);
    if (value != null && isWord(name, at)) {
      string(value, at).filter(text -> isWord(text, at)).ifPresent(text -> words.put(name, text));
    }
  }

  private Optional<String> string(JsonValue value, JsonPath at) {
    if (value instanceof Str(var text)) {
      return Optional.of(text);
    }
    findings.wrongType(at, value, "a string");
    return Optional.empty();
  }

  private Optional<Boolean> truth(JsonValue value, JsonPath at) {
    if (value instanceof Bool(var truth)) {
      return Optional.of(truth);
    }
    findings.wrongType(at, value, "true or false");
    return Optional.empty();
  }

  private OptionalLong whole(JsonValue value, JsonPath at, long min, long max) {
    switch (value) {
      case Int(var number) when number >= min && number <= max -> {
        return OptionalLong.of(number);
      }
      case Int _, Real _ ->
          findings.impossible(
              at,
              "is %s, not a whole number from %d to %d".formatted(Shown.value(value), min, max),
              "write a whole number in that range");
      default -> findings.wrongType(at, value, "a number");
    }
    return OptionalLong.empty();
  }

  private boolean isWord(String text, JsonPath at) {
    if (text.indexOf('\0') < 0) {
      return true;
    }
    findings.impossible(
        at, "has a NUL character in it: " + Shown.text(text), "take the \\u0000 out");
    return false;
  }
}
