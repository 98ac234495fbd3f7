package dev.taskexec.effect.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import java.util.List;

/// The JSON Schema that an effect has for its arguments.
final class ArgumentSchema {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA_OF_SCHEMAS =
      REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

  private final JsonValue.Obj text;
  private final Schema schema;

  ArgumentSchema(JsonValue.Obj text) {
    this.text = text;
    this.schema = REGISTRY.getSchema(CanonicalJson.text(text));
  }

  /// What is wrong with the schema itself, one line each.
  List<String> ownFaults() {
    return faults(SCHEMA_OF_SCHEMAS, text);
  }

  /// What is wrong with arguments, one line each.
  List<String> faults(JsonValue.Obj args) {
    return faults(schema, args);
  }

  private static List<String> faults(Schema schema, JsonValue value) {
    return schema.validate(CanonicalJson.text(value), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /// The properties of the arguments, with their schemas.
  JsonValue.Obj properties() {
    return text.members().get("properties") instanceof JsonValue.Obj properties
        ? properties
        : JsonValue.Obj.EMPTY;
  }
}
