package dev.taskexec.planner.importer;

import java.util.List;

/// Tasks that stand together: a queue to be.
///
/// @param name as plain text
/// @param ordered whether they run in order, except where they are marked as parallel
record Group(String name, boolean ordered, List<Entry> entries) {

  Group {
    entries = List.copyOf(entries);
  }
}
