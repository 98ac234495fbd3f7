package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.card.Origin.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where what a plan says about one task comes from.
public final class TaskOrigins {
  private final Entry entry;
  private final TaskSettings settings;
  private final List<Stretch> needs;
  private final String source;

  /// @param needs of the task, in the plan's order
  TaskOrigins(Entry entry, TaskSettings settings, List<Stretch> needs, String source) {
    this.entry = entry;
    this.settings = settings;
    this.needs = needs;
    this.source = source;
  }

  /// The id in the line or row that lists the task.
  public Stretch listed() {
    return new Stretch(entry.listing().from(), entry.listing().to());
  }

  /// The id in the heading of its card; empty where it has none.
  public Optional<Stretch> card() {
    return entry.hasCard()
        ? Optional.of(new Stretch(entry.card().from(), entry.card().to()))
        : Optional.empty();
  }

  /// The first fence of its card that is run; empty where there is none.
  public Optional<Stretch> fence() {
    return entry.card().hasWork()
        ? Optional.of(new Stretch(entry.card().fence(), lineEnd(entry.card().fence())))
        : Optional.empty();
  }

  /// The task's own heading, else the place that lists it.
  public Stretch self() {
    return card().orElseGet(this::listed);
  }

  /// The places that set an attribute, the nearest first. All but the first only count where
  /// attributes add up. Budgets of tasks are asked for as [Attribute#BUDGET].
  public List<Origin> of(Attribute<?> attribute) {
    var origins = new ArrayList<Origin>();
    add(Kind.CARD, settings.card(), attribute, origins);
    add(Kind.ROW, settings.row(), attribute, origins);
    if (attribute.equals(Attribute.BUDGET)) {
      add(Kind.QUEUE, settings.queue(), Attribute.TASK_BUDGET, origins);
      add(Kind.DEFAULTS, settings.defaults(), Attribute.TASK_BUDGET, origins);
    } else if (!attribute.equals(Attribute.NEEDS)) {
      add(Kind.QUEUE, settings.queue(), attribute, origins);
    }
    add(Kind.DEFAULTS, settings.defaults(), attribute, origins);
    return origins;
  }

  /// Where the value of an attribute stands, as near as that can be said.
  ///
  /// @param part of the value as it is written: one permit, one path; empty for all of it
  public Stretch place(Attribute<?> attribute, String part) {
    var origins = of(attribute);
    for (var origin : origins) {
      var found = origin.stretch().find(part, source);
      if (part.isEmpty() || !found.equals(origin.stretch())) {
        return found;
      }
    }
    return origins.isEmpty() ? self() : origins.getFirst().stretch();
  }

  /// Where a need of the task is named.
  ///
  /// @param index in the plan's order
  public Stretch need(int index) {
    return index < needs.size() ? needs.get(index) : self();
  }

  private static void add(
      Kind kind, Settings settings, Attribute<?> attribute, List<Origin> origins) {
    if (settings.has(attribute)) {
      origins.add(
          new Origin(kind, new Stretch(settings.from(attribute), settings.to(attribute))));
    }
  }

  private int lineEnd(int from) {
    var i = from;
    while (i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
