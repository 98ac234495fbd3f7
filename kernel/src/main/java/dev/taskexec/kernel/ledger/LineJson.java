package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of one line, of whole numbers only.
final class LineJson {
  private static final int MOST_LEVELS = 100;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
          .build();

  private LineJson() {}

  /// @throws JacksonException if it is not JSON
  /// @throws IllegalArgumentException if there is a number that no record may have, or nothing, or
  ///   more than one value
  static JsonValue read(byte[] line) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something follows the JSON value");
      }
      return value;
    }
  }

  /// Where in the line the trouble is.
  static int offset(JacksonException trouble, byte[] line) {
    var location = trouble.getLocation();
    return location == null ? 0 : (int) Math.clamp(location.getByteOffset(), 0, line.length);
  }

  private static JsonValue value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new Obj(members);
      }
      case START_ARRAY -> {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new Arr(items);
      }
      case VALUE_STRING -> JsonValue.of(parser.getString());
      case VALUE_NUMBER_INT -> JsonValue.of(parser.getLongValue());
      case VALUE_NUMBER_FLOAT ->
          throw new IllegalArgumentException("a number that is not whole: " + parser.getString());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      case null, default -> throw new IllegalArgumentException("no JSON value");
    };
  }
}
