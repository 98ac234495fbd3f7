package dev.taskexec.planner.plan;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.diagnostic.Severity;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.json.Shown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Finds what a plan asks for and this version does not do. Running such a plan would break its
/// word, so nothing of it runs; it can be planned and read all the same.
public final class Unsupported {
  private static final String EFFECT = "effect";

  /// Confinement is the default, so there is nothing that could be taken out.
  private static final String UNCONFINED =
      "write `permits: unconfined` in the front matter (tasks may then do all that you may)";

  private final Place place;
  private final Diagnostics diagnostics = new Diagnostics();
  private final SequencedSet<String> fields = new LinkedHashSet<>();

  private Unsupported(String planName) {
    this.place = new Place.OfFile(planName);
  }

  /// @param planName what messages call the plan file
  /// @return an error for each field of a task, a queue or the plan that cannot be honoured
  public static List<Diagnostic> of(ExecutionPlan plan, String planName) {
    return check(plan, planName).diagnostics.sorted();
  }

  /// The same in one note, for whoever does not run the plan; empty where there is nothing to say.
  public static Optional<Diagnostic> note(ExecutionPlan plan, String planName) {
    var check = check(plan, planName);
    if (check.fields.isEmpty()) {
      return Optional.empty();
    }
    var fields = check.fields.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return Optional.of(
        Diagnostic.of(
                Code.PLN011,
                check.place,
                "`run` would refuse this plan: this version of the kit cannot honour " + fields,
                "plan, review and compare it as any other; to run it, use a version that honours"
                    + " them, or take them out")
            .as(Severity.NOTE));
  }

  private static Unsupported check(ExecutionPlan plan, String planName) {
    var check = new Unsupported(planName);
    check.plan(plan);
    plan.queues().forEach(check::queue);
    plan.tasks().forEach(check::task);
    return check;
  }

  private void plan(ExecutionPlan plan) {
    var owner = "the plan";
    refuse(plan.sandbox().isPresent(), owner, "sandbox");
    refuse(!plan.budget().isUnlimited(), owner, "budget");
  }

  private void queue(Queue queue) {
    var owner = "the queue " + Shown.text(queue.name());
    refuse(!queue.needs().isEmpty(), owner, "needs");
    refuse(queue.order() != Order.PARALLEL, owner, "order");
    refuse(queue.workers().isPresent(), owner, "workers");
    refuse(queue.rate().isPresent(), owner, "rate");
    refuse(!queue.budget().isUnlimited(), owner, "budget");
  }

  private void task(Task task) {
    var owner = "the task " + task.id();
    var terms = task.terms();
    refuse(terms.confined() && terms.permits().isEmpty(), owner, "confined", UNCONFINED);
    refuse(!terms.permits().isEmpty(), owner, "permits", "take its permits out; " + UNCONFINED);
    refuse(!terms.budget().isUnlimited(), owner, "budget");
    refuse(terms.retry().filter(retry -> retry.attempts() > 1).isPresent(), owner, "retry");
    refuse(terms.timeoutMs().isPresent(), owner, "timeout_ms");
    refuse(!task.dependencies().needs().isEmpty(), owner, "needs");
    refuse(!task.dependencies().uses().isEmpty(), owner, "uses");
    refuse(!task.work().effects().isEmpty(), owner, "effects");
    refuse(
        task.work().effects().isEmpty() && task.work().agent().equals(EFFECT),
        owner,
        "agent",
        "write `Agent: noop` or `Agent: shell`, or leave the agent out");
    refuse(!task.artifacts().inputs().isEmpty(), owner, "inputs");
    refuse(!task.artifacts().outputs().isEmpty(), owner, "outputs");
  }

  private void refuse(boolean asked, String owner, String field) {
    refuse(asked, owner, field, "take `%s` out".formatted(field));
  }

  private void refuse(boolean asked, String owner, String field, String mend) {
    if (asked) {
      fields.add(field);
      diagnostics.add(
          Code.PLN011,
          place,
          "%s has `%s`, which this version of the kit cannot honour".formatted(owner, field),
          mend + " and plan again, or use a version of the kit that knows it");
    }
  }
}
