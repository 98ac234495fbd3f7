package dev.taskexec.abi.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A JSON value (RFC 8259), as it is read from and written to files.
public sealed interface JsonValue {
  JsonValue NULL = new Null();
  JsonValue TRUE = new Bool(true);
  JsonValue FALSE = new Bool(false);

  /// Members in the order in which they were read or put.
  record Obj(SequencedMap<String, JsonValue> members) implements JsonValue {
    public static final Obj EMPTY = new Obj(new LinkedHashMap<>());

    public Obj {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    public static Builder builder() {
      return new Builder();
    }
  }

  record Arr(List<JsonValue> items) implements JsonValue {
    public static final Arr EMPTY = new Arr(List.of());

    public Arr {
      items = List.copyOf(items);
    }

    public static Arr ofStrings(List<String> strings) {
      return new Arr(strings.stream().<JsonValue>map(Str::new).toList());
    }
  }

  record Str(String value) implements JsonValue {}

  /// A whole number that a double holds exactly, as RFC 8785 demands: at most 2^53 either way.
  record Int(long value) implements JsonValue {
    private static final long LIMIT = 1L << 53;

    public Int {
      if (value > LIMIT || value < -LIMIT) {
        throw new IllegalArgumentException(value + " is beyond 2^53; write it as a string");
      }
    }
  }

  /// Any other number.
  record Real(double value) implements JsonValue {
    public Real {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(value + " is not a JSON number");
      }
    }
  }

  record Bool(boolean value) implements JsonValue {}

  record Null() implements JsonValue {}

  static JsonValue of(String value) {
    return new Str(value);
  }

  static JsonValue of(long value) {
    return new Int(value);
  }

  static JsonValue of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /// Collects the members of an object in order; a later `put` of the same key replaces the value.
  final class Builder {
    private final SequencedMap<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    public Builder put(String key, JsonValue value) {
      members.put(key, value);
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, of(value));
    }

    public Builder put(String key, long value) {
      return put(key, of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, of(value));
    }

    public Builder put(String key, List<? extends JsonValue> items) {
      return put(key, new Arr(new ArrayList<>(items)));
    }

    public Builder putStrings(String key, List<String> items) {
      return put(key, Arr.ofStrings(items));
    }

    public Builder putStrings(String key, Map<String, String> members) {
      var object = new LinkedHashMap<String, JsonValue>();
      members.forEach((name, value) -> object.put(name, of(value)));
      return put(key, new Obj(object));
    }

    public Obj build() {
      return new Obj(members);
    }
  }
}
