package dev.taskexec.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Rows of a name, a value and where it comes from, below each other. Columns are as wide as their
/// content, up to a limit that one very long value cannot push.
final class Rows {
  private static final int WIDEST = 60;
  private static final String GAP = "  ";

  private final Styles styles;
  private final List<Row> rows = new ArrayList<>();

  Rows(Styles styles) {
    this.styles = styles;
  }

  private record Row(String name, String value, String origin) {}

  void add(String name, String value, String origin) {
    rows.add(new Row(name, value, origin));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void write(Consumer<String> lines) {
    var names = rows.stream().mapToInt(row -> Columns.of(row.name())).max().orElse(0);
    var values =
        rows.stream()
            .filter(row -> !row.origin().isEmpty())
            .mapToInt(row -> Math.min(WIDEST, Columns.of(row.value())))
            .max()
            .orElse(0);
    for (var row : rows) {
      var out = new StringBuilder();
      if (names > 0) {
        append(row.name(), names, out.append(GAP));
      }
      append(row.value(), row.origin().isEmpty() ? 0 : values, out.append(GAP));
      if (!row.origin().isEmpty()) {
        out.append(GAP).append(styles.paint(Role.FRAME, row.origin()));
      }
      lines.accept(out.toString().stripTrailing());
    }
  }

  private static void append(String text, int width, StringBuilder out) {
    out.append(text).repeat(' ', Math.max(0, width - Columns.of(text)));
  }
}
