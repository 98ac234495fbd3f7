package dev.taskexec.planner.attribute;

/// What an attribute is written for; it decides which attributes mean something there.
public enum Owner {
  /// The front matter's `defaults`.
  DEFAULTS,
  /// A queue line.
  QUEUE,
  /// A task card.
  CARD,
  /// A row of a table of tasks.
  ROW
}
