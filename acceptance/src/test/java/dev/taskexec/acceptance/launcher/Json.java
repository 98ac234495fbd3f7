package dev.taskexec.acceptance.launcher;

import java.nio.file.Path;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Strictly read JSON: a duplicate key or anything behind the value is an exception.
public final class Json {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  public static JsonNode read(Path file) {
    return STRICT.readTree(file.toFile());
  }

  public static JsonNode parse(String text) {
    return STRICT.readTree(text);
  }
}
