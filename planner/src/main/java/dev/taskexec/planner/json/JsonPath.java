package dev.taskexec.planner.json;

import java.util.regex.Pattern;

/// The way from the top of a JSON file to a value: `$["TASK-001"].commands[0].cmd`.
public sealed interface JsonPath {
  record Root() implements JsonPath {}

  record Member(JsonPath parent, String key) implements JsonPath {}

  record Item(JsonPath parent, int index) implements JsonPath {}

  /// The top of the file.
  static JsonPath root() {
    return new Root();
  }

  default JsonPath member(String key) {
    return new Member(this, key);
  }

  /// @param index from 0
  default JsonPath item(int index) {
    return new Item(this, index);
  }

  /// As it is written in messages: a dot before names, brackets around everything else.
  default String text() {
    return switch (this) {
      case Root() -> "$";
      case Member(var parent, var key) -> parent.text() + Notation.ofKey(key);
      case Item(var parent, var index) -> parent.text() + "[" + index + "]";
    };
  }

  /// How keys are written.
  final class Notation {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");

    private Notation() {}

    private static String ofKey(String key) {
      return NAME.matcher(key).matches() ? "." + key : "[" + Shown.text(key) + "]";
    }
  }
}
