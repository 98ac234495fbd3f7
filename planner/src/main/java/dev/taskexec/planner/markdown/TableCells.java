package dev.taskexec.planner.markdown;

import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes a row of a table apart: at every `|` that has no backslash before it.
final class TableCells {
  private final Source source;
  private final String text;

  TableCells(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /// @param from the row's first character
  /// @param to behind its last character that is not blank
  List<Written> in(int from, int to) {
    var cells = new ArrayList<Written>();
    var start = from < to && text.charAt(from) == '|' ? from + 1 : from;
    for (var i = start; i < to; i++) {
      if (text.charAt(i) == '\\' && i + 1 < to && text.charAt(i + 1) == '|') {
        i++;
      } else if (text.charAt(i) == '|') {
        cells.add(cell(start, i));
        start = i + 1;
      }
    }
    if (start < to) {
      cells.add(cell(start, to));
    }
    return cells;
  }

  private Written cell(int from, int to) {
    var cell = Written.of(source, from, to).strip();
    var escape = cell.text().indexOf("\\|");
    if (escape < 0) {
      return cell;
    }
    var unescaped = new StringBuilder();
    var offsets = new int[cell.length() + 1];
    for (var i = 0; i < cell.length(); i++) {
      if (!cell.text().startsWith("\\|", i)) {
        offsets[unescaped.length()] = cell.offset(i);
        unescaped.append(cell.text().charAt(i));
      }
    }
    offsets[unescaped.length()] = cell.to();
    return Written.mapped(
        source, unescaped.toString(), Arrays.copyOf(offsets, unescaped.length() + 1));
  }
}
