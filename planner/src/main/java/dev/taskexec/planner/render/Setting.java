package dev.taskexec.planner.render;

import java.util.List;

/// An attribute as it is written.
///
/// @param items each as it stands in a list; one for an attribute that has one value
record Setting(String label, List<String> items) {
  private static final int LONGEST_LINE = 90;
  private static final int MOST_IN_LINE = 4;

  Setting {
    items = List.copyOf(items);
  }

  static Setting of(String label, String value) {
    return new Setting(label, List.of(value));
  }

  /// All in one line, as a table's cell and a short bullet have it.
  String line() {
    return String.join(", ", items);
  }

  /// Appends a bullet, or for many items one with bullets below it.
  ///
  /// @param indent the blanks in front
  void appendTo(StringBuilder out, String indent) {
    out.append(indent).append("- ").append(label).append(':');
    var line = line();
    if (items.size() == 1 || (items.size() <= MOST_IN_LINE && line.length() <= LONGEST_LINE)) {
      out.append(' ').append(line).append('\n');
      return;
    }
    out.append('\n');
    for (var item : items) {
      out.append(indent).append("  - ").append(item).append('\n');
    }
  }
}
