package dev.taskexec.abi.json;

import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.Iterator;
import java.util.function.Consumer;

/// The writer for people: two blanks a level, members in their own order, empty arrays and objects
/// on one line.
public final class IndentedJson {
  private static final String STEP = "  ";

  private IndentedJson() {}

  /// The value without a newline at its end.
  public static String text(JsonValue value) {
    return text(value, 0);
  }

  /// The value as it stands `depth` levels deep: the first line is not indented, the others are.
  public static String text(JsonValue value, int depth) {
    var out = new StringBuilder();
    append(value, depth, out);
    return out.toString();
  }

  private static void append(JsonValue value, int depth, StringBuilder out) {
    switch (value) {
      case Arr(var items) when !items.isEmpty() -> {
        out.append('[');
        appendAll(items.iterator(), depth, out, item -> append(item, depth + 1, out));
        out.append(']');
      }
      case Obj(var members) when !members.isEmpty() -> {
        out.append('{');
        appendAll(
            members.sequencedEntrySet().iterator(),
            depth,
            out,
            member -> {
              JsonString.append(member.getKey(), out);
              out.append(": ");
              append(member.getValue(), depth + 1, out);
            });
        out.append('}');
      }
      default -> out.append(CanonicalJson.text(value));
    }
  }

  private static <T> void appendAll(
      Iterator<T> things, int depth, StringBuilder out, Consumer<T> append) {
    while (things.hasNext()) {
      out.append('\n').repeat(STEP, depth + 1);
      append.accept(things.next());
      if (things.hasNext()) {
        out.append(',');
      }
    }
    out.append('\n').repeat(STEP, depth);
  }
}
