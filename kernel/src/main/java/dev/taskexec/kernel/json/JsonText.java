package dev.taskexec.kernel.json;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Bytes that should be one JSON value. Nobody vouches for them: they were on a disk.
public final class JsonText {
  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonText() {}

  /// The value; empty where the bytes are not exactly one JSON value in UTF-8, or one that the kit
  /// never writes: a key twice, a number that no double holds.
  public static Optional<JsonValue> read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  /// The same for a stretch of the bytes.
  public static Optional<JsonValue> read(byte[] bytes, int from, int length) {
    try (var parser = STRICT.createParser(ObjectReadContext.empty(), bytes, from, length)) {
      if (parser.nextToken() == null) {
        return Optional.empty();
      }
      var value = value(parser);
      return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The object; empty where the bytes are anything else.
  public static Optional<Obj> object(byte[] bytes) {
    return read(bytes)
        .flatMap(value -> value instanceof Obj object ? Optional.of(object) : Optional.empty());
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
      case VALUE_STRING -> new Str(parser.getString());
      case VALUE_NUMBER_INT -> new JsonValue.Int(parser.getLongValue());
      case VALUE_NUMBER_FLOAT -> new JsonValue.Real(parser.getDoubleValue());
      case VALUE_TRUE -> JsonValue.TRUE;
      case VALUE_FALSE -> JsonValue.FALSE;
      case VALUE_NULL -> JsonValue.NULL;
      default -> throw new IllegalArgumentException("no value: " + parser.currentToken());
    };
  }
}
