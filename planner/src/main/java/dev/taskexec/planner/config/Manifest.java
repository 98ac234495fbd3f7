package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.secret.SecretSource;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// The content of a `manifest.json`: which agent takes the tasks of a layer that nothing else is
/// said about, and where the values of secrets come from.
///
/// @param agents by layer
/// @param secrets by the name of the variable that tasks see them under
public record Manifest(
    SequencedMap<String, String> agents, SequencedMap<String, SecretSource> secrets) {
  public static final Manifest NONE = new Manifest(new LinkedHashMap<>(), new LinkedHashMap<>());

  /// The agent that does nothing.
  static final String NO_AGENT = "noop";

  public Manifest {
    agents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(agents));
    secrets = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(secrets));
  }

  /// Reads the file's value. An object without `"version": 1` is another program's: accepted and
  /// not used.
  public static Manifest read(JsonValue value, AgentNames known, JsonFindings findings) {
    if (!(value instanceof JsonValue.Obj object)) {
      findings.wrongType(JsonPath.root(), value, "an object");
      return NONE;
    }
    var version = object.members().get("version");
    if (!JsonValue.of(1).equals(version)) {
      findings.add(
          Code.CFG011,
          version == null ? JsonPath.root() : JsonPath.root().member("version"),
          version == null
              ? "has no `version`, so this manifest is not used"
              : "is %s, so this manifest is not used".formatted(Shown.value(version)),
          "write \"version\": 1 to have its layers used");
      return NONE;
    }
    var file = new JsonFields(object, JsonPath.root(), findings);
    return new Manifest(layers(file, known), SecretReader.read(file));
  }

  /// The agent of a layer's tasks; `noop` for a layer that is not there.
  public String agentOf(String layer) {
    return agents.getOrDefault(layer, NO_AGENT);
  }

  private static SequencedMap<String, String> layers(JsonFields file, AgentNames known) {
    var agents = new LinkedHashMap<String, String>();
    file.object("layers")
        .ifPresent(
            layers -> {
              for (var layer : layers.keys()) {
                layers
                    .object(layer)
                    .flatMap(fields -> agent(fields, known))
                    .ifPresent(agent -> agents.put(layer, agent));
              }
            });
    return agents;
  }

  private static Optional<String> agent(JsonFields layer, AgentNames known) {
    var path = layer.path().member("agent");
    return layer
        .string("agent")
        .filter(agent -> known.know(agent, path, Code.CFG008, layer.findings()));
  }
}
