package dev.taskexec.effect.contract;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/// JSON that nobody in his right mind hands to an effect. None of its texts names anything that
/// exists outside a folder of one's own.
final class WildJson {
  private static final int MOST_MEMBERS = 6;
  private static final int DEEP = 500;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          ".",
          "wild",
          "wild\0",
          "wild\nwild",
          "\u202ewild",
          "\ud800",
          "-rf",
          "$(touch wild)",
          "wild/".repeat(1000),
          "x".repeat(5000),
          "[a-",
          "{{{{",
          "(((((",
          "wild:\\0",
          "http://[",
          "sha256:0",
          "9".repeat(40));

  private final Random random;

  WildJson(Random random) {
    this.random = random;
  }

  /// An object with some of the names and some others.
  Obj object(List<String> names) {
    var members = new LinkedHashMap<String, JsonValue>();
    for (var name : names) {
      if (random.nextInt(4) > 0) {
        members.put(name, value());
      }
    }
    if (random.nextInt(8) == 0) {
      members.put(text(), value());
    }
    return new Obj(members);
  }

  private JsonValue value() {
    return switch (random.nextInt(12)) {
      case 0 -> JsonValue.NULL;
      case 1 -> JsonValue.of(random.nextBoolean());
      case 2 -> new Int(random.nextLong(-(1L << 53), 1L << 53));
      case 3 -> new Int(random.nextInt(-2, 3));
      case 4 -> new Real(random.nextGaussian() * 1e300);
      case 5 -> array();
      case 6 -> object(List.of(text(), text()));
      case 7 -> random.nextInt(8) == 0 ? deep() : Arr.EMPTY;
      default -> JsonValue.of(text());
    };
  }

  private Arr array() {
    var items = new ArrayList<JsonValue>();
    for (var i = random.nextInt(MOST_MEMBERS); i > 0; i--) {
      items.add(value());
    }
    return new Arr(items);
  }

  private static JsonValue deep() {
    JsonValue value = Arr.EMPTY;
    for (var i = 0; i < DEEP; i++) {
      value = new Arr(List.of(value));
    }
    return value;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
