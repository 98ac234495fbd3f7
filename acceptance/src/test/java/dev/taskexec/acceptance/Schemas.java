package dev.taskexec.acceptance;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.taskexec.acceptance.launcher.Json;
import dev.taskexec.acceptance.launcher.Kit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The shipped schemas. They refer to each other by file name and to nothing elsewhere.
final class Schemas {
  private static final String SUFFIX = ".schema.json";

  private final Map<String, JsonNode> texts;
  private final SchemaRegistry registry;

  private Schemas(Map<String, JsonNode> texts) {
    this.texts = texts;
    var byId =
        texts.values().stream()
            .collect(Collectors.toMap(text -> text.get("$id").asString(), JsonNode::toString));
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
  }

  static Schemas shipped() {
    return new Schemas(files().stream().collect(Collectors.toMap(Schemas::name, Json::read)));
  }

  /// The names of all schemas, without suffix, in order.
  List<String> names() {
    return texts.keySet().stream().sorted().toList();
  }

  JsonNode text(String name) {
    return texts.get(name);
  }

  /// What is wrong with a value, one line each.
  List<String> faults(String name, JsonNode value) {
    return schema(name).validate(value).stream().map(Object::toString).toList();
  }

  Function<JsonNode, List<String>> by(String name) {
    return value -> faults(name, value);
  }

  private Schema schema(String name) {
    return registry.getSchema(SchemaLocation.of(texts.get(name).get("$id").asString()));
  }

  private static List<Path> files() {
    try (var all = Files.list(Kit.checkout().resolve("schemas"))) {
      return all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    var name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }
}
