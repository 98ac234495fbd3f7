package dev.taskexec.planner.importer;

import java.util.List;

/// A task as another list has it.
///
/// @param spot where it stands
/// @param id as it is written; empty where it has none
/// @param title as plain text
/// @param parallel whether it may run beside its neighbours, in a group that is ordered otherwise
/// @param rank of two tasks that need each other, the need of the one with the lower rank is not
///   kept
/// @param needs what the file says that it needs
/// @param notes texts for people
record Entry(
    Spot spot,
    String id,
    String title,
    boolean done,
    boolean parallel,
    int rank,
    List<Wanted> needs,
    List<String> tags,
    List<String> notes) {

  /// A need as it is written.
  ///
  /// @param id of the task that is needed, as the file writes it
  /// @param implied whether it follows from the form of the list, and so is never in the way
  record Wanted(Spot spot, String id, boolean implied) {}

  Entry {
    needs = List.copyOf(needs);
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }
}
