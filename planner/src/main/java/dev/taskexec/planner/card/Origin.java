package dev.taskexec.planner.card;

/// One place that sets something of a task.
///
/// @param stretch where it stands in the source; for what stands elsewhere, the task itself
public record Origin(Kind kind, Stretch stretch) {

  /// The kinds of places.
  public enum Kind {
    CARD("card"),
    /// A fence of the card.
    FENCE("fence"),
    ROW("row"),
    LIST("task list"),
    QUEUE("queue"),
    DEFAULTS("front matter"),
    TASK_HOOK("hook"),
    QUEUE_HOOK("hook of the queue"),
    MANIFEST("manifest"),
    /// Nothing says it.
    NONE("default");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// What people call it.
    public String word() {
      return word;
    }

    /// Whether it stands in the source itself.
    public boolean isInSource() {
      return switch (this) {
        case CARD, FENCE, ROW, LIST, QUEUE, DEFAULTS -> true;
        case TASK_HOOK, QUEUE_HOOK, MANIFEST, NONE -> false;
      };
    }
  }
}
