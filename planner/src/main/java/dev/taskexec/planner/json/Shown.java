package dev.taskexec.planner.json;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;

/// Values from a file as a message shows them: on one line, cut short, and without characters that
/// a terminal would obey.
public final class Shown {
  private static final int LIMIT = 80;

  private Shown() {}

  /// A text in double quotes.
  public static String text(String text) {
    var out = new StringBuilder("\"");
    var count = 0;
    for (var i = 0; i < text.length(); ) {
      if (count++ == LIMIT) {
        return out.append("…\"").toString();
      }
      var point = text.codePointAt(i);
      append(point, out);
      i += Character.charCount(point);
    }
    return out.append('"').toString();
  }

  /// What a value is, with its content where that is short: `the number 7`, `an array`.
  public static String value(JsonValue value) {
    return switch (value) {
      case Null() -> "null";
      case Bool(var truth) -> String.valueOf(truth);
      case Int(var number) -> "the number " + number;
      case Real(var number) -> "the number " + number;
      case Str(var text) -> "the string " + text(text);
      case Arr _ -> "an array";
      case Obj _ -> "an object";
    };
  }

  private static void append(int point, StringBuilder out) {
    if (point == '"' || point == '\\') {
      out.append('\\').appendCodePoint(point);
    } else if (isQuiet(point)) {
      out.appendCodePoint(point);
    } else {
      out.append("\\u%04x".formatted(point));
    }
  }

  /// Whether a character only shows itself: no control, direction mark, line end or half of a pair.
  private static boolean isQuiet(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
