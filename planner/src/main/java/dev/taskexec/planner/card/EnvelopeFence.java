package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.JsonTree;
import dev.taskexec.planner.markdown.Block.Fence;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.yaml.Yaml;
import dev.taskexec.planner.yaml.YamlJson;
import dev.taskexec.planner.yaml.YamlValue;
import java.util.List;

/// A fence with one envelope or a list of them, as JSON or as YAML.
final class EnvelopeFence {
  private static final JsonCodes CODES =
      new JsonCodes(Code.SOT062, Code.SOT062, Code.SOT062, Code.SOT062, Code.SOT062, Code.SOT062);

  private final Parameters parameters;
  private final Findings findings;
  private final KnownEffects known;

  EnvelopeFence(Parameters parameters, Findings findings, KnownEffects known) {
    this.known = known;
    this.parameters = parameters;
    this.findings = findings;
  }

  void readJson(Fence fence, List<EffectEnvelope> effects) {
    var file = JsonFile.within(fence.content());
    var found = new JsonFindings(file, CODES);
    JsonTree.read(file, found).ifPresent(value -> read(value, found, effects));
    var diagnostics = new Diagnostics();
    found.reportTo(diagnostics);
    diagnostics.sorted().forEach(findings::add);
  }

  void readYaml(Fence fence, List<EffectEnvelope> effects) {
    Yaml.read(fence.content(), Code.SOT062, findings)
        .ifPresent(
            yaml ->
                new YamlJson(Code.SOT062, findings)
                    .read(yaml)
                    .ifPresent(value -> read(yaml, value, effects)));
  }

  private void read(YamlValue yaml, JsonValue value, List<EffectEnvelope> effects) {
    var found = JsonFindings.unread(CODES);
    read(value, found, effects);
    var diagnostics = new Diagnostics();
    var places = new YamlPlaces(yaml, findings.source());
    found.reportTo(diagnostics, places::ofValue, places::ofKey);
    diagnostics.sorted().forEach(findings::add);
  }

  private void read(JsonValue value, JsonFindings found, List<EffectEnvelope> effects) {
    var reader = new WrittenEnvelope(parameters, findings, found, known);
    if (!(value instanceof JsonValue.Arr(var items))) {
      reader.read(value, JsonPath.root()).ifPresent(effects::add);
      return;
    }
    if (items.isEmpty()) {
      found.add(
          Code.SOT063, JsonPath.root(), "is an empty list, so nothing is done", "add an envelope");
    }
    for (var i = 0; i < items.size(); i++) {
      reader.read(items.get(i), JsonPath.root().item(i)).ifPresent(effects::add);
    }
  }
}
