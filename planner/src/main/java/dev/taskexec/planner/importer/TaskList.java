package dev.taskexec.planner.importer;

import java.util.List;

/// A list of tasks as it was read from another format.
///
/// @param title of the list, as plain text
/// @param chained whether each group waits for the one before it
/// @param groups each with a task or more
record TaskList(String title, boolean chained, List<Group> groups) {

  TaskList {
    groups = List.copyOf(groups);
  }
}
