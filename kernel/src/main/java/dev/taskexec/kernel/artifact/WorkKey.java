package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What a task's outputs are made from, apart from its inputs: digests of the parts, so that what
/// has changed can be named.
///
/// @param parts by their name in messages
record WorkKey(SequencedMap<String, Sha256> parts) {

  WorkKey {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /// @param params the plan's
  /// @param environment of the caller; only what the task's permits name is looked at
  /// @throws IllegalArgumentException if a text has no UTF-8 form
  static WorkKey of(
      PlannedTask planned, Map<String, String> params, Map<String, String> environment) {
    var task = planned.task();
    var work = task.work();
    var parts = new LinkedHashMap<String, Sha256>();
    parts.put("agent", digest(JsonValue.of(planned.agent())));
    parts.put(
        "commands",
        digest(
            Obj.builder()
                .put("commands", work.commands().stream().map(WorkKey::command).toList())
                .put("on_error", work.onError().word())
                .build()));
    parts.put(
        "effects",
        digest(new JsonValue.Arr(work.effects().stream().map(WorkKey::effect).toList())));
    parts.put(
        "permits",
        digest(
            Obj.builder()
                .put("confined", task.terms().confined())
                .putStrings("permits", texts(task.terms().permits()))
                .build()));
    parts.put("outputs' names", digest(JsonValue.Arr.ofStrings(task.artifacts().outputs())));
    parts.put("parameters", digest(Obj.builder().putStrings("all", params).build()));
    parts.put(
        "environment", digest(Obj.builder().putStrings("all", named(task, environment)).build()));
    return new WorkKey(parts);
  }

  /// The digest of everything, with that of the inputs.
  Sha256 with(Listing inputs) {
    var all = Obj.builder().put("inputs", inputs.digest().hex());
    parts.forEach((name, digest) -> all.put(name, digest.hex()));
    return digest(all.build());
  }

  /// What is different now; empty if nothing is.
  Optional<String> difference(WorkKey now) {
    return now.parts.entrySet().stream()
        .filter(part -> !part.getValue().equals(parts.get(part.getKey())))
        .findFirst()
        .map(part -> "its %s changed".formatted(part.getKey()));
  }

  private static SequencedMap<String, String> named(Task task, Map<String, String> environment) {
    var rules =
        task.terms().permits().stream().filter(rule -> rule.action() == Action.ENV).toList();
    var named = new LinkedHashMap<String, String>();
    if (!rules.isEmpty()) {
      environment.forEach(
          (name, value) -> {
            if (isNamed(name, rules)) {
              named.put(name, value);
            }
          });
    }
    return named;
  }

  private static boolean isNamed(String name, List<PermitRule> rules) {
    PermitRule asked;
    try {
      asked = new PermitRule(false, Action.ENV, new Variable(name));
    } catch (IllegalArgumentException _) {
      // Bash exports functions under names that no permit can name.
      return false;
    }
    return rules.stream().anyMatch(rule -> !rule.denies() && rule.covers(asked))
        && rules.stream().noneMatch(rule -> rule.denies() && rule.covers(asked));
  }

  private static JsonValue command(Command command) {
    return Obj.builder()
        .putStrings("argv", command.argv())
        .put("cwd", command.cwd().map(JsonValue::of).orElse(JsonValue.NULL))
        .putStrings("env", command.env())
        .build();
  }

  private static JsonValue effect(EffectEnvelope effect) {
    return Obj.builder()
        .put("effect", effect.effect())
        .put("v", effect.version())
        .put("args", effect.args())
        .putStrings("invariants", effect.invariants())
        .put("key", effect.idempotenceKey().map(JsonValue::of).orElse(JsonValue.NULL))
        .put(
            "permit",
            effect
                .permit()
                .<JsonValue>map(rules -> JsonValue.Arr.ofStrings(texts(rules)))
                .orElse(JsonValue.NULL))
        .build();
  }

  private static List<String> texts(List<PermitRule> rules) {
    return rules.stream().map(PermitRule::toString).toList();
  }

  private static Sha256 digest(JsonValue value) {
    return Sha256.of(CanonicalJson.bytes(value));
  }
}
