package dev.taskexec.planner.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.secret.SecretSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// A plan in the form of `plan.json`, in the pieces in which it is written: every field, in the
/// order of the format's description, null where there is nothing.
final class PlanJson {

  private PlanJson() {}

  /// The plan without its queues.
  static Obj header(ExecutionPlan plan) {
    var json =
        Obj.builder()
            .put("version", ExecutionPlan.VERSION)
            .put("source", plan.source())
            .put("generated_at", plan.generatedAt())
            .put("generator", text(plan.generator()))
            .put("digest", text(plan.digest().map(Object::toString)))
            .put("root", plan.root())
            .put("grammar", plan.grammar().word())
            .putStrings("params", plan.params())
            .put("confined", plan.confined())
            .put("sandbox", text(plan.sandbox()))
            .put("budget", budget(plan.budget()));
    // Left out where there are none, so that plans from before there were any keep their digests.
    if (!plan.secrets().isEmpty()) {
      json.put("secrets", secrets(plan.secrets()));
    }
    return json.putStrings("made_from", digests(plan.madeFrom())).build();
  }

  /// The queue without its tasks.
  static Obj queue(Queue queue) {
    return Obj.builder()
        .put("name", queue.name())
        .put("needs", needs(queue.needs()))
        .put("order", queue.order().word())
        .put("workers", number(queue.workers()))
        .put("rate", queue.rate().map(PlanJson::rate).orElse(JsonValue.NULL))
        .put("budget", budget(queue.budget()))
        .put("hooks", queue.hooks())
        .build();
  }

  static Obj task(Task task) {
    var work = task.work();
    var dependencies = task.dependencies();
    var terms = task.terms();
    return Obj.builder()
        .put("id", task.id().value())
        .put("title", task.title())
        .put("layer", task.layer())
        .put("queue", task.queue())
        .put("source_line", task.sourceLine() == 0 ? JsonValue.NULL : line(task))
        .put("agent", work.agent())
        .put("confined", terms.confined())
        .put("on_error", work.onError().word())
        .put("needs", needs(dependencies.needs()))
        .putStrings("uses", dependencies.uses())
        .put("idempotent", terms.idempotent())
        .put("on_failure", dependencies.onFailure().word())
        .put("done", task.done())
        .put("commands", work.commands().stream().map(PlanJson::command).toList())
        .put("effects", work.effects().stream().map(PlanJson::effect).toList())
        .put("permits", permits(terms.permits()))
        .put("budget", budget(terms.budget()))
        .put("retry", terms.retry().map(PlanJson::retry).orElse(JsonValue.NULL))
        .put("timeout_ms", number(terms.timeoutMs()))
        .putStrings("inputs", task.artifacts().inputs())
        .putStrings("outputs", task.artifacts().outputs())
        .putStrings("tags", task.tags())
        .put("metadata", task.metadata())
        .build();
  }

  private static Obj command(Command command) {
    return Obj.builder()
        .putStrings("cmd", command.argv())
        .put("cwd", text(command.cwd()))
        .putStrings("env", command.env())
        .build();
  }

  private static Obj effect(EffectEnvelope envelope) {
    return Obj.builder()
        .put("effect", envelope.effect())
        .put("v", envelope.version())
        .put("args", envelope.args())
        .putStrings("invariants", envelope.invariants())
        .put("idempotence_key", text(envelope.idempotenceKey()))
        .put("budget", budget(envelope.budget()))
        .put("permit", envelope.permit().map(PlanJson::permits).orElse(JsonValue.NULL))
        .build();
  }

  private static JsonValue permits(List<PermitRule> rules) {
    return JsonValue.Arr.ofStrings(rules.stream().map(PermitRule::toString).toList());
  }

  private static List<Obj> needs(List<Need> needs) {
    return needs.stream().map(PlanJson::need).toList();
  }

  private static Obj need(Need need) {
    var json = Obj.builder();
    return switch (need) {
      case Need.OfTask(var task, var any) ->
          json.put("task", task.value()).put("any_outcome", any).build();
      case Need.OfQueue(var queue, var any) ->
          json.put("queue", queue).put("any_outcome", any).build();
    };
  }

  private static JsonValue rate(Rate rate) {
    return Obj.builder().put("count", rate.count()).put("per_ms", rate.perMs()).build();
  }

  private static JsonValue retry(Retry retry) {
    var json =
        Obj.builder()
            .put("attempts", retry.attempts())
            .put("backoff_ms", retry.backoffMs())
            .put("max_backoff_ms", retry.maxBackoffMs())
            .put(
                "on_exit", retry.onExit().stream().map(code -> JsonValue.of((long) code)).toList());
    // Left out where it says nothing, so that plans from before there was one keep their digests.
    if (!retry.onOutcome().isEmpty()) {
      json.putStrings("on_outcome", retry.onOutcome().stream().map(Occasion::word).toList());
    }
    return json.build();
  }

  private static Obj budget(Budget budget) {
    var json = Obj.builder();
    for (var quantity : Quantity.values()) {
      budget.limit(quantity).ifPresent(limit -> json.put(quantity.field(), limit));
    }
    return json.build();
  }

  private static Obj secrets(SequencedMap<String, SecretSource> secrets) {
    var json = Obj.builder();
    secrets.forEach((name, source) -> json.put(name, secret(source)));
    return json.build();
  }

  private static Obj secret(SecretSource source) {
    var json = Obj.builder();
    return switch (source) {
      case SecretSource.Variable(var name) -> json.put("env", name).build();
      case SecretSource.SecretFile(var path) -> json.put("file", path).build();
      case SecretSource.Command(var argv) -> json.putStrings("command", argv).build();
    };
  }

  private static SequencedMap<String, String> digests(Map<String, ?> madeFrom) {
    var digests = new LinkedHashMap<String, String>();
    madeFrom.forEach((path, digest) -> digests.put(path, digest.toString()));
    return digests;
  }

  private static JsonValue line(Task task) {
    return JsonValue.of((long) task.sourceLine());
  }

  private static JsonValue text(Optional<String> text) {
    return text.map(JsonValue::of).orElse(JsonValue.NULL);
  }

  private static JsonValue number(OptionalInt number) {
    return number.isPresent() ? JsonValue.of((long) number.getAsInt()) : JsonValue.NULL;
  }

  private static JsonValue number(OptionalLong number) {
    return number.isPresent() ? JsonValue.of(number.getAsLong()) : JsonValue.NULL;
  }
}
