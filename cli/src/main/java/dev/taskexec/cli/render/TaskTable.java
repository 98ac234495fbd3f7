package dev.taskexec.cli.render;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The tasks of a plan, one a line in plan order, under a heading. Columns are as wide as their
/// content, up to a limit that one very long name cannot push. What no task has gets no column.
public final class TaskTable {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  private final boolean withDone;
  private final boolean withNeeds;

  private TaskTable(ExecutionPlan plan) {
    this.withDone = plan.tasks().anyMatch(Task::done);
    this.withNeeds = plan.tasks().anyMatch(task -> !task.dependencies().needs().isEmpty());
  }

  /// Hands over the lines, without newlines.
  public static void write(ExecutionPlan plan, Consumer<String> lines) {
    var table = new TaskTable(plan);
    var heading = table.row("TASK", "LAYER", "AGENT", "QUEUE", "DONE", "NEEDS", "TITLE");
    var widths = new int[heading.size()];
    widen(widths, heading);
    table.eachRow(plan, row -> widen(widths, row));
    lines.accept(line(heading, widths));
    table.eachRow(plan, row -> lines.accept(line(row, widths)));
  }

  private void eachRow(ExecutionPlan plan, Consumer<List<String>> rows) {
    Map<TaskId, Integer> seen = new HashMap<>();
    plan.tasks().forEach(task -> rows.accept(row(task, seen.merge(task.id(), 1, Integer::sum))));
  }

  private List<String> row(Task task, int number) {
    return row(
        new Instance(task.id(), number).toString(),
        Shown.text(task.layer()),
        Shown.text(task.work().agent()),
        Shown.text(task.queue()),
        task.done() ? "done" : "",
        NeedList.of(task.dependencies().needs()),
        Shown.text(task.title()));
  }

  private List<String> row(
      String task,
      String layer,
      String agent,
      String queue,
      String done,
      String needs,
      String title) {
    var row = new ArrayList<>(List.of(task, layer, agent, queue));
    if (withDone) {
      row.add(done);
    }
    if (withNeeds) {
      row.add(needs);
    }
    row.add(title);
    return row;
  }

  private static void widen(int[] widths, List<String> row) {
    for (var i = 0; i < widths.length; i++) {
      widths[i] = Math.min(WIDEST, Math.max(widths[i], Columns.of(row.get(i))));
    }
  }

  private static String line(List<String> row, int[] widths) {
    var out = new StringBuilder();
    var last = row.size() - 1;
    for (var i = 0; i < last; i++) {
      var cell = row.get(i);
      out.append(cell).repeat(' ', Math.max(0, widths[i] - Columns.of(cell))).append(GAP);
    }
    return out.append(row.get(last)).toString();
  }
}
