package dev.taskexec.planner.card;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.card.Origin.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where what a plan says about one task comes from.
public final class TaskOrigins {
  private final Entry entry;
  private final TaskSettings settings;
  private final List<Stretch> needs;
  private final String source;
  private final Supplier<List<RunFence>> fences;

  /// @param needs of the task, in the plan's order
  /// @param fences of its card that are run; they take another reading
  TaskOrigins(
      Entry entry,
      TaskSettings settings,
      List<Stretch> needs,
      String source,
      Supplier<List<RunFence>> fences) {
    this.entry = entry;
    this.settings = settings;
    this.needs = needs;
    this.source = source;
    this.fences = fences;
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

  /// Whether the card, or else the row or list item, says the task's title.
  public boolean saysTitle(Kind kind) {
    return switch (kind) {
      case CARD -> !entry.card().title().isEmpty();
      case ROW -> !entry.listing().title().isEmpty();
      case QUEUE, DEFAULTS -> false;
    };
  }

  /// The first fence of its card that is run; empty where there is none.
  public Optional<Stretch> fence() {
    return entry.card().hasWork()
        ? Optional.of(new Stretch(entry.card().fence(), lineEnd(entry.card().fence())))
        : Optional.empty();
  }

  /// The fences of its card that are run, in order. Reads the source once more.
  public List<RunFence> fences() {
    return entry.card().hasWork() ? fences.get() : List.of();
  }

  /// The task's own heading, else the place that lists it.
  public Stretch self() {
    return card().orElseGet(this::listed);
  }

  /// The places that set an attribute, the nearest first, which always counts. Budgets of tasks are
  /// asked for as [Attribute#BUDGET].
  public <T> List<Origin> of(Attribute<T> attribute) {
    if (attribute.equals(Attribute.BUDGET)) {
      var budgets = new Gathered<Budget>(Attribute.BUDGET.combination());
      budgets.add(Kind.CARD, settings.card(), Attribute.BUDGET);
      budgets.add(Kind.ROW, settings.row(), Attribute.BUDGET);
      budgets.add(Kind.QUEUE, settings.queue(), Attribute.TASK_BUDGET);
      budgets.add(Kind.DEFAULTS, settings.defaults(), Attribute.TASK_BUDGET);
      budgets.add(Kind.DEFAULTS, settings.defaults(), Attribute.BUDGET);
      return budgets.origins();
    }
    var gathered = new Gathered<T>(attribute.combination());
    gathered.add(Kind.CARD, settings.card(), attribute);
    gathered.add(Kind.ROW, settings.row(), attribute);
    if (!attribute.equals(Attribute.NEEDS)) {
      gathered.add(Kind.QUEUE, settings.queue(), attribute);
    }
    gathered.add(Kind.DEFAULTS, settings.defaults(), attribute);
    return gathered.origins();
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

  private int lineEnd(int from) {
    var i = from;
    while (i < source.length() && source.charAt(i) != '\n' && source.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
