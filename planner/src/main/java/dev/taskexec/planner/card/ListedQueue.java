package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Settings;
import java.util.ArrayList;
import java.util.List;

/// A queue of a document, with the tasks that it lists.
final class ListedQueue {
  private final String name;
  private final int from;
  private final int to;
  private final List<Entry> entries = new ArrayList<>();
  private boolean tried;
  private final Settings.Builder settings = new Settings.Builder();

  /// @param from where its line starts
  /// @param to the offset behind its line
  ListedQueue(String name, int from, int to) {
    this.name = name;
    this.from = from;
    this.to = to;
  }

  String name() {
    return name;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  List<Entry> entries() {
    return entries;
  }

  /// Notes that something stands where it would list a task, if only something wrong.
  void tried() {
    tried = true;
  }

  boolean isEmpty() {
    return entries.isEmpty() && !tried;
  }

  Settings.Builder settings() {
    return settings;
  }
}
