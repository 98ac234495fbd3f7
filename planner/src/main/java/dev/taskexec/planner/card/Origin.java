package dev.taskexec.planner.card;

import java.util.List;

/// One place that sets an attribute of a task.
///
/// @param stretch where the value stands in the source
/// @param counts whether something of it is in the plan; false where a nearer place replaces it
/// @param items what it says, an element for each item as it is written; none where it is no list
public record Origin(Kind kind, Stretch stretch, boolean counts, List<String> items) {

  public Origin {
    items = List.copyOf(items);
  }

  /// The kinds of places, the nearest to the task first.
  public enum Kind {
    CARD("card"),
    ROW("row"),
    QUEUE("queue"),
    DEFAULTS("front matter");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// What people call it.
    public String word() {
      return word;
    }
  }
}
