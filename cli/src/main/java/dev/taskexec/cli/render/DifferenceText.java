package dev.taskexec.cli.render;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.planner.diff.FieldChange;
import dev.taskexec.planner.diff.ListedTask;
import dev.taskexec.planner.diff.PermitGrowth;
import dev.taskexec.planner.diff.PlanDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The difference of two plans, as people read it: what may do more than before comes first, with a
/// `!` at the start of the line.
public final class DifferenceText {
  private final Consumer<String> lines;

  private DifferenceText(Consumer<String> lines) {
    this.lines = lines;
  }

  /// Hands over the lines, without newlines; none where there is no difference.
  public static void write(PlanDifference difference, Consumer<String> lines) {
    new DifferenceText(lines).write(difference);
  }

  /// Such as `1 task added, 2 tasks changed; the permits of 1 task grew`.
  public static String summary(PlanDifference difference) {
    if (difference.isEmpty()) {
      return "no difference";
    }
    var parts = new ArrayList<String>();
    count(difference.plan().size(), "field", "of the plan changed", parts);
    count(difference.queuesAdded().size(), "queue", "added", parts);
    count(difference.queuesRemoved().size(), "queue", "removed", parts);
    count(difference.queuesChanged().size(), "queue", "changed", parts);
    count(difference.tasksAdded().size(), "task", "added", parts);
    count(difference.tasksRemoved().size(), "task", "removed", parts);
    count(difference.tasksChanged().size(), "task", "changed", parts);
    var grown = difference.grown().size();
    return String.join(", ", parts)
        + (grown == 0 ? "" : "; the permits of %s grew".formatted(Counted.of(grown, "task")));
  }

  private static void count(int count, String noun, String verb, List<String> parts) {
    if (count > 0) {
      parts.add(Counted.of(count, noun) + " " + verb);
    }
  }

  private void write(PlanDifference difference) {
    difference.grown().forEach(this::grown);
    if (!difference.plan().isEmpty()) {
      line("the plan changed");
      fields(difference.plan());
    }
    difference.queuesRemoved().forEach(queue -> line("queue removed: " + queue));
    difference.queuesAdded().forEach(queue -> line("queue added: " + queue));
    for (var change : difference.queuesChanged()) {
      line("queue changed: " + change.queue());
      fields(change.fields());
    }
    difference.tasksRemoved().forEach(task -> listed("task removed", task));
    difference.tasksAdded().forEach(task -> listed("task added", task));
    for (var change : difference.tasksChanged()) {
      line("task changed: %s (%s)".formatted(change.task(), change.queue()));
      fields(change.fields());
    }
  }

  private void grown(PermitGrowth growth) {
    line(
        "! permits grew: %s (%s)%s"
            .formatted(growth.task(), growth.queue(), cause(growth.cause())));
    for (var rule : growth.rules()) {
      line("    + " + rule);
    }
    for (PermitRule denial : growth.gone()) {
      line("    - %s (what was denied no longer is)".formatted(denial));
    }
  }

  private static String cause(PermitGrowth.Cause cause) {
    return switch (cause) {
      case ADDED -> ", which is new";
      case ADDED_UNCONFINED -> ", which is new and unconfined: it may do everything";
      case UNCONFINED -> " was confined and may do everything now";
      case WIDER -> "";
    };
  }

  private void listed(String what, ListedTask task) {
    var title = task.title().equals(task.task().task().value()) ? "" : " " + task.title();
    line("%s: %s%s (%s)".formatted(what, task.task(), title, task.queue()));
  }

  private void fields(List<FieldChange> changes) {
    for (var change : changes) {
      line("    %s: %s -> %s".formatted(change.field(), change.before(), change.after()));
    }
  }

  private void line(String text) {
    lines.accept(Shown.text(text));
  }
}
