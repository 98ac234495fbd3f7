package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import java.util.ArrayList;
import java.util.List;

/// The queues of a plan, each with its tasks and their cards.
///
/// @param plan one that the grammar can say
/// @param level of the cards' headings
record QueuesText(ExecutionPlan plan, int level, Notes notes, LeftOut leftOut) {
  private static final int IDS_IN_LINE = 10;

  void append(StringBuilder out) {
    appendProse(-1, out);
    var number = 1;
    for (var queue : plan.queues()) {
      append(number++, queue, out);
    }
  }

  private void append(int number, Queue queue, StringBuilder out) {
    var start = number + ". ";
    var indent = " ".repeat(start.length());
    out.append('\n').append(start).append("**").append(queue.name()).append("**\n");
    Settings.of(queue, leftOut).forEach(setting -> setting.appendTo(out, indent));
    var cards = new ArrayList<Row>();
    var rows = new ArrayList<Row>();
    for (var task : queue.tasks()) {
      var settings = Settings.of(task, plan.confined(), leftOut);
      var isCard = needsCard(task);
      if (isCard) {
        cards.add(new Row(task, settings));
      }
      rows.add(new Row(task, isCard ? List.of() : settings));
    }
    if (rows.stream().anyMatch(row -> !row.settings().isEmpty())) {
      TableText.append(rows, out);
    } else if (rows.stream().allMatch(Row::isBare)) {
      appendIds(queue.tasks(), indent, out);
    } else {
      queue.tasks().forEach(task -> appendItem(task, indent, out));
    }
    appendProse(number - 1, out);
    cards.forEach(card -> appendCard(card.task(), card.settings(), out));
  }

  private void appendProse(int queue, StringBuilder out) {
    var prose = notes.belowQueues().get(queue);
    if (prose != null) {
      out.append('\n').append(prose);
    }
  }

  private boolean needsCard(Task task) {
    var work = task.work();
    return !work.commands().isEmpty()
        || !work.effects().isEmpty()
        || !notes.of(task.id().value()).isEmpty();
  }

  private static void appendIds(List<Task> tasks, String indent, StringBuilder out) {
    for (var i = 0; i < tasks.size(); i++) {
      var starts = i % IDS_IN_LINE == 0;
      out.append(starts ? (i == 0 ? "" : "\n") + indent + "- Tasks: " : ", ");
      out.append(Ticks.of(tasks.get(i).id().value()));
    }
    out.append(tasks.isEmpty() ? "" : "\n");
  }

  private static void appendItem(Task task, String indent, StringBuilder out) {
    out.append(indent).append(task.done() ? "- [x] " : "- [ ] ");
    appendName(task, out);
  }

  private void appendCard(Task task, List<Setting> settings, StringBuilder out) {
    out.append('\n').append("#".repeat(level)).append(' ');
    appendName(task, out);
    if (!settings.isEmpty()) {
      out.append('\n');
      settings.forEach(setting -> setting.appendTo(out, ""));
    }
    notes.of(task.id().value()).forEach(text -> Fences.appendText(text, out));
    Fences.append(task.work(), out);
  }

  private static void appendName(Task task, StringBuilder out) {
    out.append(Ticks.of(task.id().value()));
    if (!task.title().equals(task.id().value())) {
      out.append(' ').append(PlainText.escaped(task.title()));
    }
    out.append('\n');
  }
}
