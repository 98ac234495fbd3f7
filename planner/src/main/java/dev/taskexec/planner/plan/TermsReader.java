package dev.taskexec.planner.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Retry.Occasion;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.planner.config.BudgetReader;
import dev.taskexec.planner.config.EnvelopeReader;
import dev.taskexec.planner.config.PermitReader;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the parts of a plan that queues and tasks have in common: needs, budgets, retries, rates,
/// envelopes.
final class TermsReader {

  private TermsReader() {}

  /// @param confined what counts where the task does not say it
  static Terms terms(JsonFields task, boolean confined) {
    return new Terms(
        task.truth("confined").orElse(confined),
        PermitReader.read(task, "permits"),
        budget(task),
        task.object("retry").flatMap(TermsReader::retry),
        task.whole("timeout_ms", 1),
        task.truth("idempotent").orElse(false));
  }

  static Budget budget(JsonFields owner) {
    return BudgetReader.read(owner, "budget");
  }

  static Optional<Rate> rate(JsonFields queue) {
    return queue
        .object("rate")
        .flatMap(
            rate -> {
              var count = rate.requiredWhole("count", 1, JsonFields.MAX_WHOLE);
              var perMs = rate.requiredWhole("per_ms", 1, JsonFields.MAX_WHOLE);
              return count.isPresent() && perMs.isPresent()
                  ? Optional.of(new Rate(count.getAsLong(), perMs.getAsLong()))
                  : Optional.empty();
            });
  }

  static List<Need> needs(JsonFields owner) {
    var needs = new ArrayList<Need>();
    for (var need : owner.objects("needs")) {
      var any = need.truth("any_outcome").orElse(false);
      var task = need.string("task");
      var queue = need.string("queue");
      if (need.has("task") == need.has("queue")) {
        need.findings()
            .impossible(
                need.path(),
                "must name either a `task` or a `queue`",
                "write {\"task\": \"TASK-001\"} or {\"queue\": \"Queue A — Build\"}");
      }
      task.flatMap(id -> taskId(id, need.path().member("task"), need))
          .ifPresent(id -> needs.add(new Need.OfTask(id, any)));
      queue.ifPresent(name -> needs.add(new Need.OfQueue(name, any)));
    }
    return needs;
  }

  static Optional<TaskId> taskId(String id, JsonPath path, JsonFields owner) {
    if (TaskId.isId(id)) {
      return Optional.of(new TaskId(id));
    }
    owner
        .findings()
        .add(
            Code.PLN008,
            path,
            "is %s, not a task id: 1 to 100 of A-Z a-z 0-9 . _ -, a letter or digit first"
                .formatted(Shown.text(id)),
            "give the task an id such as TASK-001");
    return Optional.empty();
  }

  static List<EffectEnvelope> effects(JsonFields task) {
    var effects = new ArrayList<EffectEnvelope>();
    for (var effect : task.objects("effects")) {
      EnvelopeReader.read(effect).ifPresent(effects::add);
    }
    return effects;
  }

  private static Optional<Retry> retry(JsonFields retry) {
    var attempts = retry.requiredWhole("attempts", 1, Integer.MAX_VALUE);
    var backoff = retry.whole("backoff_ms", 0).orElse(0);
    var longest = retry.whole("max_backoff_ms", 0).orElse(backoff);
    var onExit = retry.wholes("on_exit", 0, 255).stream().map(Long::intValue).toList();
    var onOutcome = retry.choices("on_outcome", Occasion.class, Occasion::word);
    if (longest < backoff) {
      retry
          .findings()
          .impossible(
              retry.path().member("max_backoff_ms"),
              "is %d, less than the `backoff_ms` of %d".formatted(longest, backoff),
              "make it at least as large");
      return Optional.empty();
    }
    return attempts.isPresent()
        ? Optional.of(new Retry((int) attempts.getAsLong(), backoff, longest, onExit, onOutcome))
        : Optional.empty();
  }
}
