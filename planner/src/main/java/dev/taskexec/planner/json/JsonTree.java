package dev.taskexec.planner.json;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Real;
import dev.taskexec.abi.json.JsonValue.Str;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a JSON file from its start to its end, as one tree or in pieces that the caller takes one
/// after the other. Not for use by several threads.
///
/// What cannot be kept (a second member of the same name, half of a surrogate pair, a number that
/// no double holds) is a finding, and something harmless takes its place.
public final class JsonTree {
  private static final double WHOLE_LIMIT = 0x1p53;

  /// A surrogate that has no other half.
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final JsonFile file;
  private final JsonFindings findings;
  private final JsonParser parser;

  private JsonTree(JsonFile file, JsonFindings findings) {
    this.file = file;
    this.findings = findings;
    this.parser = file.parser();
  }

  /// The file as one value; empty where it is not JSON, which is then a finding.
  public static Optional<JsonValue> read(JsonFile file, JsonFindings findings) {
    var values = new ArrayList<JsonValue>();
    read(file, findings, tree -> values.add(tree.value(JsonPath.root())));
    return values.stream().findFirst();
  }

  /// Lets the caller read the file in pieces.
  ///
  /// @param body starts at the file's value and must read or skip exactly that
  /// @return whether the file is JSON; otherwise there is a finding that says why not
  public static boolean read(JsonFile file, JsonFindings findings, Consumer<JsonTree> body) {
    var malformed = file.firstMalformed();
    if (malformed.isPresent()) {
      reportMalformed(malformed.getAsInt(), file, findings);
      return false;
    }
    var tree = new JsonTree(file, findings);
    try {
      if (tree.parser.nextToken() == null) {
        findings.syntax(file.length(), 0, "the file is empty", "write a JSON object into it");
        return false;
      }
      body.accept(tree);
      return tree.atEnd();
    } catch (JacksonException trouble) {
      JsonSyntax.explain(trouble, tree.parser.currentLocation().getByteOffset(), file, findings);
      return false;
    }
  }

  private static void reportMalformed(int offset, JsonFile file, JsonFindings findings) {
    var found = file.byteAt(offset);
    findings.syntax(
        offset,
        1,
        "the file is not UTF-8: byte 0x%02x cannot stand here".formatted(found),
        found == 0 || found >= 0xfe
            ? "save the file as UTF-8; it looks like UTF-16"
            : "save the file as UTF-8");
  }

  private boolean atEnd() {
    if (parser.nextToken() == null) {
      return true;
    }
    findings.syntax(
        offset(), 1, "something follows the end of the JSON value", "keep one value in the file");
    return false;
  }

  public boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  public boolean isArray() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  /// Passes over the value, checking no more than its brackets.
  public void skip() {
    parser.skipChildren();
  }

  /// The value, with everything below it.
  public JsonValue value(JsonPath path) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path, member -> false);
      case START_ARRAY -> {
        var items = new ArrayList<JsonValue>();
        items(index -> items.add(value(path.item(index))));
        yield new Arr(items);
      }
      case VALUE_STRING -> new Str(wellFormed(parser.getString(), path));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path);
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      default -> throw new IllegalStateException("no value at " + parser.currentToken());
    };
  }

  /// Reads the items of an array.
  ///
  /// @param step gets each item's number, from 0, and must read or skip it
  public void items(IntConsumer step) {
    for (var index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
      step.accept(index);
    }
  }

  /// Reads an object, except the members that the caller takes himself.
  ///
  /// @param taken is asked at each member, and reads or skips its value where it answers yes
  public Obj object(JsonPath path, Predicate<String> taken) {
    var members = new LinkedHashMap<String, JsonValue>();
    var names = new HashSet<String>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var start = offset();
      var name = wellFormed(parser.currentName(), path);
      var at = path.member(name);
      if (!names.add(name)) {
        findings.duplicate(at, start, file.keyLength(start, end()));
        parser.nextToken();
        parser.skipChildren();
        continue;
      }
      parser.nextToken();
      if (!taken.test(name)) {
        members.put(name, value(at));
      }
    }
    return new Obj(members);
  }

  /// Reads an object whose members the caller takes all, as often as they stand there.
  ///
  /// @param step gets each member's name and must read or skip its value
  public void members(Consumer<String> step) {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      step.accept(name);
    }
  }

  private JsonValue number(JsonPath path) {
    var number = parser.getDoubleValue();
    if (!Double.isFinite(number)) {
      findings.impossible(
          path, "is a number beyond 1.8e308", "write a smaller number, or a string");
      return JsonValue.NULL;
    }
    if (file.isWithin() && isRounded(number)) {
      findings.impossible(
          path,
          "is a number beyond 2^53, which would not be kept exactly",
          "put it in quotes, so that it is a text, or write another number");
      return JsonValue.NULL;
    }
    var whole = Math.rint(number) == number && Math.abs(number) <= WHOLE_LIMIT;
    return whole ? JsonValue.of((long) number) : new Real(number);
  }

  /// Whether it is a whole number that no double holds. A plan says what its doubles are, but a
  /// person means the digits.
  private boolean isRounded(double number) {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && Math.abs(number) >= WHOLE_LIMIT
        && !new BigDecimal(number).toBigInteger().toString().equals(parser.getString());
  }

  private String wellFormed(String text, JsonPath path) {
    if (text.chars().noneMatch(JsonTree::isSurrogate) || !LONE_SURROGATE.matcher(text).find()) {
      return text;
    }
    findings.impossible(
        offset(),
        0,
        "a string in `%s` has half of a surrogate pair in it".formatted(path.text()),
        "write both halves, such as \\ud83d\\ude00");
    return LONE_SURROGATE.matcher(text).replaceAll("\ufffd");
  }

  private static boolean isSurrogate(int unit) {
    return Character.isSurrogate((char) unit);
  }

  private int offset() {
    return (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end() {
    return (int) parser.currentLocation().getByteOffset();
  }
}
