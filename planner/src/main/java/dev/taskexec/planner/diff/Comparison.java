package dev.taskexec.planner.diff;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.diff.Contents.Entry;
import dev.taskexec.planner.diff.Contents.Group;
import dev.taskexec.planner.diff.Contents.Name;
import dev.taskexec.planner.plan.Meaning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Compares two plans, queue by queue and task by task.
final class Comparison {
  private final ExecutionPlan before;
  private final ExecutionPlan after;
  private final Contents old;
  private final Contents now;

  Comparison(ExecutionPlan before, ExecutionPlan after) {
    this.before = before;
    this.after = after;
    this.old = Contents.of(before);
    this.now = Contents.of(after);
  }

  PlanDifference compare() {
    var grown = new ArrayList<PermitGrowth>();
    var added = new ArrayList<ListedTask>();
    var changed = new ArrayList<TaskChange>();
    for (var entry : now.tasks().entrySet()) {
      var older = old.tasks().get(entry.getKey());
      var newer = entry.getValue();
      if (older == null) {
        added.add(listed(newer));
        Growth.of(newer).ifPresent(grown::add);
      } else if (!older.equals(newer)) {
        Growth.between(older, newer).ifPresent(grown::add);
        var fields = fields(older, newer);
        if (!fields.isEmpty()) {
          changed.add(new TaskChange(newer.instance(), newer.queue().text(), fields));
        }
      }
    }
    return new PlanDifference(
        grown,
        plan(),
        names(now.queues().keySet(), old),
        names(old.queues().keySet(), now),
        queues(),
        added,
        removed(),
        changed);
  }

  private List<FieldChange> plan() {
    var changes = new ArrayList<>(Fields.changed(Meaning.ofPlan(before), Meaning.ofPlan(after)));
    order("queues", common(old, now), common(now, old), changes);
    return changes;
  }

  /// The names of the queues that both have, in the order of one.
  private static List<String> common(Contents of, Contents other) {
    return of.queues().keySet().stream()
        .filter(other.queues()::containsKey)
        .map(Comparison::text)
        .toList();
  }

  private static List<String> names(Collection<Name> of, Contents other) {
    return of.stream().filter(name -> !other.queues().containsKey(name)).map(Name::text).toList();
  }

  private List<QueueChange> queues() {
    var changes = new ArrayList<QueueChange>();
    now.queues()
        .forEach(
            (name, newer) -> {
              var older = old.queues().get(name);
              if (older != null) {
                var fields = fields(name, older, newer);
                if (!fields.isEmpty()) {
                  changes.add(new QueueChange(name.text(), fields));
                }
              }
            });
    return changes;
  }

  private List<FieldChange> fields(Name name, Group older, Group newer) {
    var changes =
        new ArrayList<>(
            Fields.changed(Meaning.ofQueue(older.queue()), Meaning.ofQueue(newer.queue())));
    order("tasks", staying(name, older, now), staying(name, newer, old), changes);
    return changes;
  }

  /// The tasks of a queue that are in the same queue of the other plan.
  private static List<String> staying(Name name, Group group, Contents other) {
    return group.tasks().stream().filter(task -> isIn(name, task, other)).toList();
  }

  private static boolean isIn(Name queue, String task, Contents contents) {
    var entry = contents.tasks().get(task);
    return entry != null && entry.queue().equals(queue);
  }

  private static List<FieldChange> fields(Entry older, Entry newer) {
    var changes =
        new ArrayList<>(Fields.changed(Meaning.ofTask(older.task()), Meaning.ofTask(newer.task())));
    var moved = !older.queue().equals(newer.queue());
    if (moved && changes.stream().noneMatch(change -> change.field().equals("queue"))) {
      changes.add(new FieldChange("queue", text(older.queue()), text(newer.queue())));
    }
    return changes;
  }

  private static void order(
      String field, List<String> before, List<String> after, List<FieldChange> changes) {
    if (!before.equals(after)) {
      var texts = new ShortTexts(String.join(", ", before), String.join(", ", after));
      changes.add(new FieldChange(field, texts.before(), texts.after()));
    }
  }

  private List<ListedTask> removed() {
    return old.tasks().entrySet().stream()
        .filter(entry -> !now.tasks().containsKey(entry.getKey()))
        .map(entry -> listed(entry.getValue()))
        .toList();
  }

  private static ListedTask listed(Entry entry) {
    return new ListedTask(entry.instance(), entry.task().title(), entry.queue().text());
  }

  private static String text(Name name) {
    return name.number() == 1 ? name.text() : name.text() + " #" + name.number();
  }
}
