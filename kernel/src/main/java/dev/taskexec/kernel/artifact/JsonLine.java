package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one JSON value without fractions.
final class JsonLine {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLine() {}

  /// @throws IllegalArgumentException if the text is something else
  static JsonValue parse(String text) {
    try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      return value(parser);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static JsonValue value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var name = parser.currentName();
          parser.nextToken();
          members.put(name, value(parser));
        }
        yield new JsonValue.Obj(members);
      }
      case START_ARRAY -> {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(parser));
        }
        yield new JsonValue.Arr(items);
      }
      case VALUE_STRING -> JsonValue.of(parser.getString());
      case VALUE_NUMBER_INT -> JsonValue.of(parser.getLongValue());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      case null, default -> throw new IllegalArgumentException("no value that is expected here");
    };
  }
}
