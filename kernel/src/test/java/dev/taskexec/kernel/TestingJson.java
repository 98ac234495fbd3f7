package dev.taskexec.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small JSON reader, so that what the kernel writes is read by something else: objects are maps,
/// arrays lists, numbers longs.
public final class TestingJson {
  private final String text;
  private int at;

  private TestingJson(String text) {
    this.text = text;
  }

  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(String text) {
    var reader = new TestingJson(text);
    var value = reader.value();
    reader.blanks();
    if (reader.at != text.length()) {
      throw new IllegalArgumentException("more behind the value, at " + reader.at);
    }
    return (Map<String, Object>) value;
  }

  public static List<Map<String, Object>> lines(String text) {
    return text.lines().map(TestingJson::object).toList();
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> list(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.get(name);
  }

  private Object value() {
    blanks();
    return switch (text.charAt(at)) {
      case '{' -> members();
      case '[' -> items();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    at++;
    for (blanks(); !taken('}'); blanks()) {
      taken(',');
      blanks();
      var name = string();
      blanks();
      expect(':');
      if (members.containsKey(name)) {
        throw new IllegalArgumentException("twice: " + name);
      }
      members.put(name, value());
    }
    return members;
  }

  private List<Object> items() {
    var items = new ArrayList<>();
    at++;
    for (blanks(); !taken(']'); blanks()) {
      taken(',');
      items.add(value());
    }
    return items;
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (!taken('"')) {
      var c = text.charAt(at++);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      switch (text.charAt(at++)) {
        case 'n' -> out.append('\n');
        case 't' -> out.append('\t');
        case 'r' -> out.append('\r');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'u' -> {
          out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
          at += 4;
        }
        default -> out.append(text.charAt(at - 1));
      }
    }
    return out.toString();
  }

  private Object number() {
    var start = at;
    while (at < text.length() && "+-0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return Long.parseLong(text.substring(start, at));
  }

  private Object word(String word, Object value) {
    if (!text.startsWith(word, at)) {
      throw new IllegalArgumentException("no JSON at " + at);
    }
    at += word.length();
    return value;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private boolean taken(char c) {
    if (text.charAt(at) != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!taken(c)) {
      throw new IllegalArgumentException("no " + c + " at " + at);
    }
  }
}
