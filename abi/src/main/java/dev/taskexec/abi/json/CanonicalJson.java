package dev.taskexec.abi.json;

import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Bool;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Null;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// The canonical writer: JSON Canonicalization Scheme, RFC 8785. The same value gives the same
/// bytes on every machine: no blanks, keys sorted by UTF-16 code units, numbers as ECMAScript
/// writes them.
public final class CanonicalJson {

  private CanonicalJson() {}

  /// @throws IllegalArgumentException if a string holds a lone surrogate, which has no UTF-8 form
  public static byte[] bytes(JsonValue value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /// @throws IllegalArgumentException if a string holds a lone surrogate, which has no UTF-8 form
  public static String text(JsonValue value) {
    var out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(JsonValue value, StringBuilder out) {
    switch (value) {
      case Null() -> out.append("null");
      case Bool(var truth) -> out.append(truth);
      case Int(var number) -> out.append(number);
      case Real(var number) -> out.append(EcmaScriptNumber.text(number));
      case Str(var text) -> JsonString.append(text, out);
      case Arr(var items) -> {
        out.append('[');
        var separator = "";
        for (var item : items) {
          out.append(separator);
          append(item, out);
          separator = ",";
        }
        out.append(']');
      }
      case Obj(var members) -> {
        out.append('{');
        var separator = "";
        // RFC 8785 3.2.3: sorted by UTF-16 code units, which is what String.compareTo does.
        for (var member : new TreeMap<>(members).entrySet()) {
          out.append(separator);
          JsonString.append(member.getKey(), out);
          out.append(':');
          append(member.getValue(), out);
          separator = ",";
        }
        out.append('}');
      }
    }
  }
}
