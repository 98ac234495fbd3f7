package dev.taskexec.kernel.json;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The members of an object by their names and types. Every method throws an
/// [IllegalArgumentException] that names the member where it is missing or of another type; `null`
/// counts as absent where a member may be.
public record JsonFields(Obj object) {
  private static final String PREFIX = "sha256:";

  public boolean has(String name) {
    return !(value(name) instanceof Null);
  }

  public boolean isText(String name) {
    return value(name) instanceof Str;
  }

  public String text(String name) {
    return value(name) instanceof Str(var text) ? text : this.<String>wrong(name, "a text");
  }

  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public List<String> texts(String name) {
    return items(name).stream()
        .map(item -> item instanceof Str(var text) ? text : this.<String>wrong(name, "texts"))
        .toList();
  }

  public boolean truth(String name) {
    return value(name) instanceof Bool(var truth) ? truth : this.<Boolean>wrong(name, "yes or no");
  }

  /// A whole number from 0.
  public long count(String name) {
    return value(name) instanceof Int(var number) && number >= 0
        ? number
        : this.<Long>wrong(name, "a whole number from 0");
  }

  /// A whole number from 0 that an `int` holds.
  public int smallCount(String name) {
    var count = count(name);
    return count <= Integer.MAX_VALUE ? (int) count : this.<Integer>wrong(name, "a smaller number");
  }

  public OptionalInt optionalSmallCount(String name) {
    return has(name) ? OptionalInt.of(smallCount(name)) : OptionalInt.empty();
  }

  public OptionalInt optionalNumber(String name) {
    return has(name) ? OptionalInt.of(number(name)) : OptionalInt.empty();
  }

  /// Any whole number that an `int` holds.
  public int number(String name) {
    return value(name) instanceof Int(var number) && (int) number == number
        ? (int) number
        : this.<Integer>wrong(name, "a whole number");
  }

  /// A digest with `sha256:` before it.
  public Sha256 digest(String name) {
    return Sha256.parse(text(name));
  }

  /// A digest with or without `sha256:` before it.
  public Sha256 anyDigest(String name) {
    var text = text(name);
    return text.startsWith(PREFIX) ? Sha256.parse(text) : new Sha256(text);
  }

  public JsonFields fields(String name) {
    return value(name) instanceof Obj inner
        ? new JsonFields(inner)
        : this.<JsonFields>wrong(name, "an object");
  }

  public List<JsonFields> objects(String name) {
    return items(name).stream()
        .map(
            item ->
                item instanceof Obj inner
                    ? new JsonFields(inner)
                    : this.<JsonFields>wrong(name, "objects"))
        .toList();
  }

  private List<JsonValue> items(String name) {
    return value(name) instanceof Arr(var items)
        ? items
        : this.<List<JsonValue>>wrong(name, "a list");
  }

  private JsonValue value(String name) {
    var value = object.members().get(name);
    return value == null ? JsonValue.NULL : value;
  }

  private <T> T wrong(String name, String wanted) {
    throw new IllegalArgumentException("`%s` is not %s".formatted(name, wanted));
  }
}
