package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.attribute.Value;
import dev.taskexec.planner.markdown.Block.TableHead;
import dev.taskexec.planner.markdown.Block.TableRow;
import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a table of tasks: one a row, named in the column `Task`.
final class TaskTable {

  private final TaskIds ids;
  private final Contents contents;
  private final AttributeReader attributes;
  private final Findings findings;
  private final ListedQueue queue;
  private final List<TaskColumn> columns;

  private TaskTable(
      TaskIds ids,
      Contents contents,
      AttributeReader attributes,
      Findings findings,
      ListedQueue queue,
      List<TaskColumn> columns) {
    this.ids = ids;
    this.contents = contents;
    this.attributes = attributes;
    this.findings = findings;
    this.queue = queue;
    this.columns = columns;
  }

  static TaskTable of(
      TableHead head,
      TaskIds ids,
      Contents contents,
      AttributeReader attributes,
      Findings findings,
      ListedQueue queue) {
    return new TaskTable(
        ids, contents, attributes, findings, queue, TaskColumn.all(head, findings));
  }

  void read(TableRow row) {
    var task = Optional.<Titled>empty();
    var title = "";
    var done = false;
    var settings = new Settings.Builder();
    for (var i = 0; i < Math.min(row.cells().size(), columns.size()); i++) {
      var cell = row.cells().get(i);
      if (isUnset(cell.text())) {
        continue;
      }
      switch (columns.get(i)) {
        case TaskColumn.OfTask() -> {
          task = Optional.of(Titled.of(cell));
          contents.mentionOthers(cell, ids);
        }
        case TaskColumn.OfTitle() -> title = InlineText.of(cell).plain();
        case TaskColumn.OfDone() -> done = isDone(cell);
        case TaskColumn.OfAttribute(var name) ->
            attributes.read(name, Value.of(cell), Owner.ROW, settings);
        case TaskColumn.Unread() -> {}
      }
    }
    list(row, task, title, done, settings.build());
  }

  private void list(
      TableRow row, Optional<Titled> task, String title, boolean done, Settings settings) {
    if (task.isEmpty()) {
      if (row.cells().stream().anyMatch(cell -> !isUnset(cell.text()))) {
        findings.add(
            Code.SOT013,
            row.from(),
            row.to(),
            "this row names no task, so it is not planned",
            "write a task's id into the column `Task`, or remove the row");
      }
      return;
    }
    var titled = task.get();
    queue.tried();
    if (!ids.isId(titled.word())) {
      findings.add(
          Code.SOT043,
          titled.id(),
          "`%s` is no task id; %s".formatted(Excerpt.of(titled.word()), ids.form()),
          ids.meant(titled.word())
              .map("write `` `%s` ``"::formatted)
              .orElse(
                  "write `` `TASK-001` ``, or name the id's beginning in `task_prefixes` in the"
                      + " front matter"));
      return;
    }
    if (!title.isEmpty() && !titled.title().isEmpty() && !title.equals(titled.title())) {
      findings.add(
          Code.SOT047,
          titled.id(),
          "`%s` is called `%s` beside its id and `%s` in the column `Title`, which counts"
              .formatted(Excerpt.of(titled.word()), Excerpt.of(titled.title()), Excerpt.of(title)),
          "write the title once");
    }
    contents.list(
        queue,
        new TaskId(titled.word()),
        new Listing(
            titled.id().from(),
            titled.id().to(),
            done,
            title.isEmpty() ? titled.title() : title,
            true,
            settings));
  }

  private boolean isDone(Written cell) {
    return switch (cell.text().toLowerCase(Locale.ROOT)) {
      case "x", "[x]", "yes", "true", "on", "done", "✓", "✔", "✅" -> true;
      case "[ ]", "no", "false", "off" -> false;
      default -> {
        findings.add(
            Code.SOT051,
            cell,
            "`%s` does not say whether the task is done".formatted(Excerpt.of(cell.text())),
            "write `x` or `yes` if it is done, and nothing or `no` if not");
        yield false;
      }
    };
  }

  /// Whether a cell says nothing: it is empty, or a dash.
  private static boolean isUnset(String text) {
    return text.chars().allMatch(c -> c == '-' || c == '–' || c == '—');
  }
}
