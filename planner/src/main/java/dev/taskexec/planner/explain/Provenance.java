package dev.taskexec.planner.explain;

import dev.taskexec.abi.source.Place;
import java.util.List;
import java.util.Optional;

/// Something that set a part of a task.
///
/// @param place where; empty for what stands nowhere
/// @param counts whether something of it is in the plan; false where a nearer place replaced it
/// @param parameters the names of those whose values were put in there
/// @param values those of an attribute's values that it set
public record Provenance(
    Kind kind,
    Optional<Place> place,
    boolean counts,
    List<String> parameters,
    List<String> values) {

  public Provenance {
    values = List.copyOf(values);
    parameters = List.copyOf(parameters);
  }

  /// What counts and takes no parameter.
  public static Provenance of(Kind kind, Place place) {
    return new Provenance(kind, Optional.of(place), true, List.of(), List.of());
  }

  /// What counts and stands nowhere.
  public static Provenance of(Kind kind) {
    return new Provenance(kind, Optional.empty(), true, List.of(), List.of());
  }

  /// The same where a nearer place replaces it.
  public Provenance replaced() {
    return new Provenance(kind, place, false, parameters, List.of());
  }

  /// The same with the values that it set.
  public Provenance withValues(List<String> those) {
    return new Provenance(kind, place, counts, parameters, those);
  }

  /// What can set something, the nearest to the task first.
  public enum Kind {
    /// An attribute or the heading of the task's card.
    CARD("card"),
    /// A fence of the card.
    FENCE("fence"),
    /// A row of a table.
    ROW("row"),
    /// An item of a task list.
    LIST("list"),
    /// A line `- Tasks:`.
    TASK_LINE("task line"),
    QUEUE("queue"),
    FRONT_MATTER("front matter"),
    /// A hook of `hooks.json`.
    HOOK("hook"),
    /// What `manifest.json` says of the task's layer.
    MANIFEST("manifest"),
    /// Nothing set it.
    DEFAULT("default");

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
