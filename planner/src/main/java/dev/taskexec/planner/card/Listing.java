package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Settings;

/// The place that lists a task in a queue, and what it says about the task.
///
/// @param from where the id starts, with its backtick
/// @param to the offset behind it
/// @param done whether it is marked as done
/// @param title what it calls the task; empty where it says no more than the id
/// @param row whether it is a row of a table
/// @param settings the attributes of its row
record Listing(int from, int to, boolean done, String title, boolean row, Settings settings) {
  /// Of a task that no queue lists.
  static final Listing NONE = new Listing(-1, -1, false, "", false, Settings.NONE);

  static Listing of(int from, int to) {
    return new Listing(from, to, false, "", false, Settings.NONE);
  }
}
