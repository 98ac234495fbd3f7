package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads a table of tasks: one a row, named in the column `Task`.
final class TaskTable {
  private static final String TASK = "task";
  private static final String TITLE = "title";
  private static final String DONE = "done";

  private final TaskIds ids;
  private final Contents contents;
  private final AttributeReader attributes;
  private final Findings findings;
  private final ListedQueue queue;
  private final List<Column> columns;

  /// What the cells of a column are.
  private sealed interface Column {
    record OfTask() implements Column {}

    record OfTitle() implements Column {}

    record OfDone() implements Column {}

    record OfAttribute(Written name) implements Column {}

    record Unread() implements Column {}
  }

  private TaskTable(
      TaskIds ids,
      Contents contents,
      AttributeReader attributes,
      Findings findings,
      ListedQueue queue,
      List<Column> columns) {
    this.ids = ids;
    this.contents = contents;
    this.attributes = attributes;
    this.findings = findings;
    this.queue = queue;
    this.columns = columns;
  }

  /// Whether it is a table of tasks.
  static boolean names(TableHead head) {
    return head.cells().stream().anyMatch(cell -> name(cell).equals(TASK));
  }

  static TaskTable of(
      TableHead head,
      TaskIds ids,
      Contents contents,
      AttributeReader attributes,
      Findings findings,
      ListedQueue queue) {
    var columns = new ArrayList<Column>();
    var seen = new HashSet<String>();
    for (var cell : head.cells()) {
      var name = name(cell);
      if (!name.isEmpty() && !seen.add(key(name))) {
        findings.add(
            Code.SOT052,
            cell,
            "there is a column `%s` already".formatted(Excerpt.of(cell.text())),
            "put the two columns together");
        columns.add(new Column.Unread());
      } else {
        columns.add(column(name, cell, findings));
      }
    }
    return new TaskTable(ids, contents, attributes, findings, queue, columns);
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
        case Column.OfTask() -> task = Optional.of(Titled.of(cell));
        case Column.OfTitle() -> title = InlineText.of(cell).plain();
        case Column.OfDone() -> done = isDone(cell);
        case Column.OfAttribute(var name) ->
            attributes.read(name, Value.of(cell), Owner.ROW, settings);
        case Column.Unread() -> {}
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
              .formatted(
                  Excerpt.of(titled.word()), Excerpt.of(titled.title()), Excerpt.of(title)),
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

  private static Column column(String name, Written cell, Findings findings) {
    return switch (name) {
      case "" -> new Column.Unread();
      case TASK -> new Column.OfTask();
      case TITLE -> new Column.OfTitle();
      case DONE -> new Column.OfDone();
      default -> {
        if (Attribute.named(name).isPresent()) {
          yield new Column.OfAttribute(InlineText.of(cell).parts().getFirst().written());
        }
        findings.add(
            Code.SOT050,
            cell,
            "the column `%s` is not read: there is no attribute of that name"
                .formatted(Excerpt.of(cell.text())),
            Nearest.to(name, List.of(TASK, TITLE, DONE))
                .or(() -> Attribute.nearest(name))
                .map("did you mean `%s`?"::formatted)
                .orElse("name an attribute such as `Needs`, or remove the column"));
        yield new Column.Unread();
      }
    };
  }

  private static String name(Written cell) {
    return InlineText.of(cell).plain().toLowerCase(Locale.ROOT);
  }

  private static String key(String name) {
    return name.replace('-', ' ').replace('_', ' ');
  }
}
