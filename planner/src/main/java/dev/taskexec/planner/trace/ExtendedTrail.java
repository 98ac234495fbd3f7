package dev.taskexec.planner.trace;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.card.Origin;
import dev.taskexec.planner.card.Origins;
import dev.taskexec.planner.card.RunFence;
import dev.taskexec.planner.card.Stretch;
import dev.taskexec.planner.card.TaskOrigins;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.Provenance.Kind;
import dev.taskexec.planner.frontmatter.FrontMatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// Where a task of a file with front matter comes from.
final class ExtendedTrail implements TaskTrail {
  private static final List<Provenance> DEFAULT = List.of(Provenance.of(Kind.DEFAULT));

  private final WantedTask wanted;
  private final FrontMatter.Extended front;
  private final Source source;
  private final Origins origins;
  private final TaskOrigins task;
  private final ConfigurationTrail configuration;
  private final List<RunFence> fences;
  private final ParameterNames names;

  ExtendedTrail(
      WantedTask wanted,
      FrontMatter.Extended front,
      Source source,
      Origins origins,
      ConfigurationTrail configuration) {
    this.wanted = wanted;
    this.front = front;
    this.source = source;
    this.origins = origins;
    this.configuration = configuration;
    this.task = origins.task(wanted.task().id().value()).orElseThrow();
    this.fences = task.fences();
    this.names = new ParameterNames(source.text(), wanted.plan().params().keySet());
  }

  @Override
  public Optional<Provenance> listed() {
    return Optional.of(Provenance.of(listing(), place(task.listed())));
  }

  @Override
  public Optional<Place> card() {
    return task.card().map(this::place);
  }

  @Override
  public Optional<Place> queue() {
    return Optional.of(place(origins.queue(wanted.queue())));
  }

  @Override
  public List<Provenance> title() {
    if (task.saysTitle(Origin.Kind.CARD)) {
      return List.of(Provenance.of(Kind.CARD, place(task.self())));
    }
    return task.saysTitle(Origin.Kind.ROW)
        ? List.of(Provenance.of(listing(), place(task.listed())))
        : DEFAULT;
  }

  @Override
  public List<Provenance> agent() {
    var said = of(Attribute.AGENT);
    if (fences.isEmpty() && idlesByHook()) {
      var all = new ArrayList<>(List.of(configuration.ofHook()));
      said.stream()
          .filter(origin -> origin.kind() != Kind.DEFAULT)
          .map(Provenance::replaced)
          .forEach(all::add);
      return all;
    }
    if (!said.equals(DEFAULT)) {
      return said;
    }
    if (!fences.isEmpty()) {
      return List.of(Provenance.of(Kind.FENCE, place(fences.getFirst().info())));
    }
    return List.of(byHook() ? configuration.ofHook() : configuration.agentOfLayer());
  }

  @Override
  public List<Provenance> permits() {
    var all = of(Attribute.PERMITS);
    if (byHook() && configuration.hook().flatMap(hook -> hook.permits()).isPresent()) {
      return hookOver(all);
    }
    return all.equals(DEFAULT) && front.unconfined()
        ? List.of(Provenance.of(Kind.FRONT_MATTER, place(key("permits"))))
        : all;
  }

  /// A hook's permits take the place of all allows, and the denials stay.
  private List<Provenance> hookOver(List<Provenance> others) {
    var rules = configuration.hook().flatMap(hook -> hook.permits()).orElse(List.of());
    var more = !rules.containsAll(wanted.task().terms().permits());
    var all =
        new ArrayList<>(
            List.of(
                configuration
                    .ofHookPermits()
                    .withValues(rules.stream().map(PermitRule::toString).toList())));
    others.stream()
        .filter(origin -> origin.kind() != Kind.DEFAULT)
        .map(origin -> more ? origin : origin.replaced())
        .forEach(all::add);
    return all;
  }

  @Override
  public List<Provenance> workdir() {
    var all = of(Attribute.WORKDIR);
    if (!byHook() || configuration.hookFolders().isEmpty()) {
      return all;
    }
    var withHook =
        new ArrayList<>(List.of(configuration.ofHook().withValues(configuration.hookFolders())));
    withHook.addAll(all);
    return withHook;
  }

  @Override
  public List<Provenance> env() {
    return of(Attribute.ENV);
  }

  @Override
  public List<Provenance> of(Attribute<?> attribute) {
    var all = task.of(attribute).stream().map(this::at).toList();
    return all.isEmpty() ? DEFAULT : all;
  }

  @Override
  public List<Provenance> ofQueue(Attribute<?> attribute) {
    var stretch = origins.queue(wanted.queue(), attribute);
    return List.of(
        new Provenance(
            Kind.QUEUE, Optional.of(place(stretch)), true, names.in(stretch), List.of()));
  }

  @Override
  public Optional<Provenance> command(int index) {
    return byHook()
        ? Optional.of(configuration.ofHookCommand(index))
        : fence(index, RunFence::steps);
  }

  @Override
  public Optional<Provenance> effect(int index) {
    return fence(index, RunFence::effects);
  }

  @Override
  public List<String> parameters() {
    var used = new LinkedHashSet<String>();
    Attribute.all().forEach(attribute -> of(attribute).forEach(origin -> addUsed(origin, used)));
    if (!wanted.inQueue().budget().isUnlimited()) {
      ofQueue(Attribute.BUDGET).forEach(origin -> addUsed(origin, used));
    }
    env().forEach(origin -> addUsed(origin, used));
    fences.forEach(fence -> used.addAll(at(Kind.FENCE, fence).parameters()));
    return List.copyOf(used);
  }

  private static void addUsed(Provenance origin, LinkedHashSet<String> used) {
    if (origin.counts()) {
      used.addAll(origin.parameters());
    }
  }

  /// The fence that holds the command or envelope of an index.
  private Optional<Provenance> fence(int index, ToIntFunction<RunFence> size) {
    var left = index;
    for (var fence : fences) {
      left -= size.applyAsInt(fence);
      if (left < 0) {
        return Optional.of(at(Kind.FENCE, fence));
      }
    }
    return Optional.empty();
  }

  private boolean byHook() {
    return fences.isEmpty() && configuration.hook().isPresent();
  }

  private boolean idlesByHook() {
    return configuration.hook().filter(hook -> hook.commands().isEmpty()).isPresent();
  }

  private Provenance at(Kind kind, RunFence fence) {
    var used = fence.script() ? List.<String>of() : names.in(fence.content());
    return new Provenance(kind, Optional.of(place(fence.info())), true, used, List.of());
  }

  private Provenance at(Origin origin) {
    var kind =
        switch (origin.kind()) {
          case CARD -> Kind.CARD;
          case ROW -> Kind.ROW;
          case QUEUE -> Kind.QUEUE;
          case DEFAULTS -> Kind.FRONT_MATTER;
        };
    return new Provenance(
        kind,
        Optional.of(place(origin.stretch())),
        origin.counts(),
        names.in(origin.stretch()),
        origin.items());
  }

  /// What lists the task: seen by what stands around its id.
  private Kind listing() {
    var line = source.lineAt(task.listed().from());
    var before =
        source.text().substring(source.startOf(line), task.listed().from()).stripTrailing();
    if (before.endsWith("]")) {
      return Kind.LIST;
    }
    var isCell = source.text().indexOf('|', source.startOf(line), source.endOf(line)) >= 0;
    return isCell ? Kind.ROW : Kind.TASK_LINE;
  }

  /// A key at the start of a line of the front matter; the first line where it does not stand so.
  private Stretch key(String name) {
    var at = source.text().indexOf("\n" + name, 0, front.body());
    return at < 0 ? new Stretch(0, 3) : new Stretch(at + 1, at + 1 + name.length());
  }

  private Place place(Stretch stretch) {
    return source.place(stretch.from(), Math.max(0, stretch.to() - stretch.from()));
  }
}
