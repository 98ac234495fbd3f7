package dev.taskexec.planner.render;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Tasks as a table, one a row, with a column for each attribute that one of them has.
final class TableText {
  private TableText() {}

  static void append(List<Row> rows, StringBuilder out) {
    var isTitled = rows.stream().anyMatch(Row::isTitled);
    var isDone = rows.stream().anyMatch(row -> row.task().done());
    var labels = new LinkedHashSet<String>();
    rows.forEach(row -> row.settings().forEach(setting -> labels.add(setting.label())));
    var head = new ArrayList<>(List.of("Task"));
    if (isTitled) {
      head.add("Title");
    }
    if (isDone) {
      head.add("Done");
    }
    head.addAll(labels);
    out.append('\n');
    appendRow(head, out);
    appendRow(head.stream().map(_ -> "---").toList(), out);
    for (var row : rows) {
      var cells = new ArrayList<>(List.of(Ticks.of(row.task().id().value())));
      if (isTitled) {
        cells.add(row.isTitled() ? PlainText.escaped(row.task().title()) : "");
      }
      if (isDone) {
        cells.add(row.task().done() ? "yes" : "");
      }
      labels.forEach(label -> cells.add(row.cell(label)));
      appendRow(cells, out);
    }
  }

  private static void appendRow(List<String> cells, StringBuilder out) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
