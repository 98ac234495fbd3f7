package dev.taskexec.planner.render;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.value.Budgets;
import dev.taskexec.planner.value.Durations;
import dev.taskexec.planner.value.Rates;
import dev.taskexec.planner.value.Retries;
import dev.taskexec.planner.value.Variables;
import java.util.ArrayList;
import java.util.List;

/// The attributes that say what a queue or a task is, in the order in which they are documented.
/// What is as it is without them is not among them.
final class Settings {
  private static final String YES = "yes";

  private final String name;
  private final Owner owner;
  private final LeftOut leftOut;
  private final List<Setting> settings = new ArrayList<>();

  private Settings(String name, Owner owner, LeftOut leftOut) {
    this.name = name;
    this.owner = owner;
    this.leftOut = leftOut;
  }

  static List<Setting> of(Queue queue, LeftOut leftOut) {
    var all = new Settings(queue.name(), Owner.QUEUE, leftOut);
    all.add(Attribute.NEEDS, needs(queue.needs()));
    all.add(queue.order() == Order.SEQUENTIAL, Attribute.ORDER, queue.order().word());
    queue.workers().ifPresent(count -> all.add(true, Attribute.WORKERS, String.valueOf(count)));
    queue.rate().ifPresent(rate -> all.add(true, Attribute.RATE, Rates.text(rate)));
    if (!queue.budget().isUnlimited()) {
      all.add(true, Attribute.BUDGET, Budgets.text(queue.budget()));
    }
    return List.copyOf(all.settings);
  }

  /// @param confined whether the plan's tasks are confined unless they say otherwise
  static List<Setting> of(Task task, boolean confined, LeftOut leftOut) {
    var all = new Settings(task.id().value(), Owner.CARD, leftOut);
    var work = task.work();
    var terms = task.terms();
    all.add(Attribute.NEEDS, needs(task.dependencies().needs()));
    all.add(
        !work.agent().equals(Sayable.usualAgent(work)),
        Attribute.AGENT,
        Ticks.bareOrOf(work.agent()));
    all.add(confined && !terms.confined(), Attribute.PERMITS, "unconfined");
    all.add(
        Attribute.PERMITS,
        terms.permits().stream().map(PermitRule::toString).map(Ticks::of).toList());
    if (!terms.budget().isUnlimited()) {
      all.add(true, Attribute.BUDGET, Budgets.text(terms.budget()));
    }
    terms.timeoutMs().ifPresent(ms -> all.add(true, Attribute.TIMEOUT, Durations.text(ms)));
    terms.retry().ifPresent(retry -> all.add(true, Attribute.RETRY, Retries.text(retry)));
    all.add(terms.idempotent(), Attribute.IDEMPOTENT, YES);
    var onFailure = task.dependencies().onFailure();
    all.add(onFailure == OnFailure.CONTINUE, Attribute.ON_FAILURE, onFailure.word());
    all.add(Attribute.USES, task.dependencies().uses().stream().map(Ticks::bareOrOf).toList());
    all.surroundings(Surroundings.of(work));
    all.add(Attribute.INPUTS, task.artifacts().inputs().stream().map(Ticks::of).toList());
    all.add(Attribute.OUTPUTS, task.artifacts().outputs().stream().map(Ticks::of).toList());
    all.add(Attribute.TAGS, task.tags().stream().map(Ticks::bareOrOf).toList());
    return List.copyOf(all.settings);
  }

  private void surroundings(Surroundings surroundings) {
    add(
        Attribute.ENV,
        surroundings.variables().entrySet().stream()
            .map(variable -> variable(variable.getKey(), variable.getValue()))
            .toList());
    add(
        !surroundings.folder().equals(Surroundings.ROOT),
        Attribute.WORKDIR,
        Ticks.of(surroundings.folder()));
  }

  /// All of it in backticks, since a bare value is no place for marks; quotes say lines.
  private static String variable(String name, String value) {
    var isOneLine = value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
    return isOneLine ? Ticks.of(name + "=" + value) : Variables.text(name, value);
  }

  private static List<String> needs(List<Need> needs) {
    return needs.stream().map(Settings::need).toList();
  }

  private static String need(Need need) {
    var name =
        switch (need) {
          case Need.OfTask(var task, _) -> task.value();
          case Need.OfQueue(var queue, _) -> queue;
        };
    return Ticks.of(name) + (need.anyOutcome() ? " (any outcome)" : "");
  }

  private void add(boolean said, Attribute<?> attribute, String value) {
    if (said) {
      add(attribute, List.of(value));
    }
  }

  private void add(Attribute<?> attribute, List<String> items) {
    var kept =
        items.stream().filter(item -> ReadBack.takes(attribute.label(), item, owner)).toList();
    if (!kept.isEmpty()) {
      settings.add(new Setting(attribute.label(), kept));
    }
    if (kept.size() < items.size()) {
      leftOut.add(
          name,
          "%d of its `%s`, which the attribute cannot say"
              .formatted(items.size() - kept.size(), attribute.label()));
    }
  }
}
