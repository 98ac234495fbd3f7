package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.card.Origin.Kind;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.config.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

  /// What decides who does the task's work, by the same order as planning.
  ///
  /// @param queue the full name of its queue
  public Origin work(Hooks hooks, String queue, Manifest manifest) {
    var id = entry.id().value();
    var agents = of(Attribute.AGENT);
    var isOwn =
        !agents.isEmpty()
            && (agents.getFirst().kind() == Kind.CARD || agents.getFirst().kind() == Kind.ROW);
    if (isOwn) {
      return agents.getFirst();
    }
    if (fence().isPresent()) {
      return new Origin(Kind.FENCE, fence().get());
    }
    if (hooks.entries().containsKey(id)) {
      return new Origin(Kind.TASK_HOOK, self());
    }
    if (hooks.entries().containsKey(queue)) {
      return new Origin(Kind.QUEUE_HOOK, self());
    }
    if (!agents.isEmpty()) {
      return agents.getFirst();
    }
    var isInManifest = manifest.agents().containsKey(TaskMaker.layer(id));
    return new Origin(isInManifest ? Kind.MANIFEST : Kind.NONE, self());
  }

  /// What gives the task its title; nothing does where it is its id.
  public Origin title() {
    if (!entry.card().title().isEmpty()) {
      return new Origin(Kind.CARD, self());
    }
    if (entry.listing().title().isEmpty()) {
      return new Origin(Kind.NONE, self());
    }
    return new Origin(entry.listing().row() ? Kind.ROW : Kind.LIST, listed());
  }

  /// The names of the parameters that a value is filled with, in their order.
  public List<String> parameters(Stretch value) {
    var names = new LinkedHashSet<String>();
    var at = source.indexOf("${", value.from());
    while (at >= 0 && at < value.to()) {
      var end = source.indexOf('}', at);
      if (end < 0 || end >= value.to()) {
        break;
      }
      if (at == 0 || source.charAt(at - 1) != '$') {
        names.add(source.substring(at + 2, end));
      }
      at = source.indexOf("${", end);
    }
    return List.copyOf(names);
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
      origins.add(new Origin(kind, new Stretch(settings.from(attribute), settings.to(attribute))));
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
