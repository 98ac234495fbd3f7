package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the columns of a table of tasks mean.
final class CsvColumns {
  private static final String USUAL_QUEUE = "Tasks";
  private static final Set<String> YES =
      Set.of(
          "yes",
          "y",
          "true",
          "x",
          "1",
          "done",
          "complete",
          "completed",
          "closed",
          "finished",
          "resolved",
          "[x]",
          "✓",
          "✔",
          "✅");
  private static final Set<String> NO =
      Set.of(
          "",
          "no",
          "n",
          "false",
          "0",
          "todo",
          "to do",
          "to-do",
          "open",
          "pending",
          "new",
          "not started",
          "backlog",
          "[ ]",
          "-",
          "–",
          "—");

  private enum Meaning {
    ID("id", "taskid", "key", "nr", "no", "number"),
    TITLE("title", "name", "summary", "subject"),
    TEXT("description", "details", "notes", "note", "comment", "comments"),
    QUEUE("queue", "phase", "group", "section", "epic", "stage", "milestone"),
    NEEDS(
        "depends",
        "dependson",
        "needs",
        "dependencies",
        "dependency",
        "requires",
        "blockedby",
        "predecessors",
        "after"),
    DONE("done", "status", "state", "completed", "complete"),
    TAGS("tags", "tag", "labels", "label"),
    PARALLEL("parallel", "p");

    private final Set<String> names;

    Meaning(String... names) {
      this.names = Set.of(names);
    }
  }

  private final Map<Meaning, Integer> columns = new EnumMap<>(Meaning.class);
  private final Set<String> unknownStates = new HashSet<>();
  private final int count;

  private CsvColumns(int count) {
    this.count = count;
  }

  /// Reads the header row; empty where it names neither an id nor a title, which is then an error.
  static Optional<CsvColumns> of(List<String> head, Spot spot) {
    var columns = new CsvColumns(head.size());
    var others = new ArrayList<String>();
    var taskColumn = -1;
    for (var i = 0; i < head.size(); i++) {
      var name = normal(head.get(i));
      if (name.equals("task") && taskColumn < 0) {
        taskColumn = i;
      } else if (!columns.put(name, i) && !head.get(i).isBlank()) {
        others.add("`" + Excerpt.of(head.get(i)) + "`");
      }
    }
    columns.putTask(taskColumn);
    if (!columns.columns.containsKey(Meaning.ID) && !columns.columns.containsKey(Meaning.TITLE)) {
      spot.report(
          Code.IMP002,
          "the first row names no column for the tasks",
          "begin with a row such as `id,title,queue,needs,done`");
      return Optional.empty();
    }
    if (!others.isEmpty()) {
      spot.report(
          Code.IMP003,
          "columns that are not carried over: %s"
              .formatted(String.join(", ", others.subList(0, Math.min(others.size(), 20)))),
          "name a column `id`, `title`, `description`, `queue`, `needs`, `done`, `tags` or `parallel`");
    }
    return Optional.of(columns);
  }

  int count() {
    return count;
  }

  /// Whether rows say whether they may run beside others; then the others run in order.
  boolean hasParallel() {
    return columns.containsKey(Meaning.PARALLEL);
  }

  String queue(List<String> row) {
    var name = cell(row, Meaning.QUEUE);
    return name.isEmpty() ? USUAL_QUEUE : name;
  }

  Entry entry(List<String> row, Spot spot) {
    var id = cell(row, Meaning.ID);
    var title = cell(row, Meaning.TITLE);
    var text = cell(row, Meaning.TEXT);
    if (!columns.containsKey(Meaning.TITLE) && id.indexOf(' ') >= 0) {
      title = id;
      id = "";
    }
    if (title.isEmpty()) {
      title = text;
      text = "";
    }
    return new Entry(
        spot,
        id,
        title,
        isDone(row, spot),
        YES.contains(cell(row, Meaning.PARALLEL).toLowerCase(Locale.ROOT)),
        0,
        needs(row, spot),
        items(cell(row, Meaning.TAGS), false),
        text.isEmpty() ? List.of() : List.of(text));
  }

  private boolean isDone(List<String> row, Spot spot) {
    var state = cell(row, Meaning.DONE).toLowerCase(Locale.ROOT);
    if (!YES.contains(state) && !NO.contains(state) && unknownStates.add(state)) {
      spot.report(
          Code.IMP003,
          "the state `%s` is not carried over: the task, and others like it, are not done"
              .formatted(Excerpt.of(state)),
          "mark it as done in the result if that is what it means");
    }
    return YES.contains(state);
  }

  private List<Entry.Wanted> needs(List<String> row, Spot spot) {
    return items(cell(row, Meaning.NEEDS), true).stream()
        .map(id -> new Entry.Wanted(spot, id, false))
        .toList();
  }

  private static List<String> items(String cell, boolean atBlanks) {
    var items = new ArrayList<String>();
    var item = new StringBuilder();
    for (var i = 0; i <= cell.length(); i++) {
      var c = i == cell.length() ? ',' : cell.charAt(i);
      var separates =
          c == ',' || c == ';' || c == '|' || c == '\n' || (atBlanks && Character.isWhitespace(c));
      if (!separates) {
        item.append(c);
      } else if (!item.toString().isBlank()) {
        items.add(item.toString().strip());
        item.setLength(0);
      }
    }
    return items;
  }

  private boolean put(String name, int column) {
    for (var meaning : Meaning.values()) {
      if (meaning.names.contains(name)) {
        return columns.putIfAbsent(meaning, column) == null;
      }
    }
    return false;
  }

  /// A column `Task` holds titles where another holds ids, else ids.
  private void putTask(int column) {
    if (column >= 0) {
      var first = columns.containsKey(Meaning.ID) ? Meaning.TITLE : Meaning.ID;
      columns.putIfAbsent(first, column);
    }
  }

  private String cell(List<String> row, Meaning meaning) {
    var column = columns.get(meaning);
    return column == null || column >= row.size() ? "" : row.get(column).strip();
  }

  private static String normal(String name) {
    var letters = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
