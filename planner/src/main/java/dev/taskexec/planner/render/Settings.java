package dev.taskexec.planner.render;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.planner.attribute.Attribute;
import java.util.ArrayList;
import java.util.List;

/// The attributes that say what a queue or a task is, in the order in which they are documented.
/// What is as it is without them is not among them.
final class Settings {
  private static final String YES = "yes";

  private final List<Setting> settings = new ArrayList<>();

  private Settings() {}

  static List<Setting> of(Queue queue) {
    var all = new Settings();
    all.needs(queue.needs());
    all.add(queue.order() == Order.SEQUENTIAL, Attribute.ORDER, queue.order().word());
    queue.workers().ifPresent(count -> all.add(Attribute.WORKERS, String.valueOf(count)));
    queue.rate().ifPresent(rate -> all.add(Attribute.RATE, ValueText.rate(rate)));
    if (!queue.budget().isUnlimited()) {
      all.add(Attribute.BUDGET, ValueText.budget(queue.budget()));
    }
    return List.copyOf(all.settings);
  }

  /// @param confined whether the plan's tasks are confined unless they say otherwise
  static List<Setting> of(Task task, boolean confined) {
    var all = new Settings();
    var work = task.work();
    var terms = task.terms();
    all.needs(task.dependencies().needs());
    all.add(!work.agent().equals(Sayable.usualAgent(work)), Attribute.AGENT, work.agent());
    all.add(confined && !terms.confined(), Attribute.PERMITS, "unconfined");
    all.ticked(Attribute.PERMITS, terms.permits().stream().map(PermitRule::toString).toList());
    if (!terms.budget().isUnlimited()) {
      all.add(Attribute.BUDGET, ValueText.budget(terms.budget()));
    }
    terms.timeoutMs().ifPresent(ms -> all.add(Attribute.TIMEOUT, ValueText.duration(ms)));
    terms.retry().ifPresent(retry -> all.add(Attribute.RETRY, ValueText.retry(retry)));
    all.add(terms.idempotent(), Attribute.IDEMPOTENT, YES);
    var onFailure = task.dependencies().onFailure();
    all.add(onFailure == OnFailure.CONTINUE, Attribute.ON_FAILURE, onFailure.word());
    all.names(Attribute.USES, task.dependencies().uses());
    all.surroundings(task);
    all.ticked(Attribute.INPUTS, task.artifacts().inputs());
    all.ticked(Attribute.OUTPUTS, task.artifacts().outputs());
    all.names(Attribute.TAGS, task.tags());
    return List.copyOf(all.settings);
  }

  /// The folder and the variables that all commands of a task share.
  private void surroundings(Task task) {
    if (task.work().commands().isEmpty()) {
      return;
    }
    var command = task.work().commands().getFirst();
    ticked(
        Attribute.ENV,
        command.env().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .toList());
    var folder = command.cwd().orElse(Sayable.ROOT);
    if (!folder.equals(Sayable.ROOT)) {
      ticked(Attribute.WORKDIR, List.of(folder));
    }
  }

  private void needs(List<Need> needs) {
    if (!needs.isEmpty()) {
      settings.add(
          new Setting(Attribute.NEEDS.label(), needs.stream().map(Settings::need).toList()));
    }
  }

  private static String need(Need need) {
    var name =
        switch (need) {
          case Need.OfTask(var task, _) -> task.value();
          case Need.OfQueue(var queue, _) -> queue;
        };
    return Ticks.of(Literal.of(name)) + (need.anyOutcome() ? " (any outcome)" : "");
  }

  /// Names stand bare where nothing in them could be taken for more than a name.
  private void names(Attribute<?> attribute, List<String> names) {
    if (!names.isEmpty()) {
      settings.add(
          new Setting(
              attribute.label(),
              names.stream()
                  .map(name -> isBare(name) ? name : Ticks.of(Literal.of(name)))
                  .toList()));
    }
  }

  private void ticked(Attribute<?> attribute, List<String> items) {
    if (!items.isEmpty()) {
      settings.add(
          new Setting(
              attribute.label(), items.stream().map(item -> Ticks.of(Literal.of(item))).toList()));
    }
  }

  private void add(boolean said, Attribute<?> attribute, String value) {
    if (said) {
      add(attribute, value);
    }
  }

  private void add(Attribute<?> attribute, String value) {
    settings.add(Setting.of(attribute.label(), value));
  }

  private static boolean isBare(String name) {
    return name.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '-');
  }
}
