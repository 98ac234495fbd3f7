package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.frontmatter.FrontMatter;
import dev.taskexec.planner.source.Findings;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where what a plan says comes from in its source.
///
/// Found out by reading the source once more, so that nothing is kept for the many tasks that
/// nobody asks about.
public final class Origins {
  private final Document document;
  private final NeedNames names;
  private final FrontMatter.Extended front;
  private final Source source;
  private final Map<String, ListedQueue> queues = new HashMap<>();

  private Origins(
      Document document,
      NeedNames names,
      FrontMatter.Extended front,
      Source source,
      Set<String> tasks) {
    this.document = document;
    this.names = names;
    this.front = front;
    this.source = source;
    for (var queue : document.queues()) {
      for (var entry : queue.entries()) {
        if (tasks.contains(entry.id().value())) {
          queues.put(entry.id().value(), queue);
        }
      }
    }
  }

  /// @param tasks the ids of those that will be asked about
  public static Origins of(FrontMatter.Extended front, Source source, Set<String> tasks) {
    var ids = new TaskIds(front.taskPrefixes());
    var unread = new Findings(source, new Diagnostics());
    var kept = new HashSet<>(tasks);
    var document =
        DocumentReader.read(
            front.body(), ids, front.parameters(), KnownEffects.NONE, unread, kept::contains);
    return new Origins(document, new NeedNames(document, ids, unread), front, source, kept);
  }

  /// Where a task comes from; empty where no queue lists it.
  public Optional<TaskOrigins> task(String id) {
    return document.entry(id).filter(Entry::isListed).map(this::origins);
  }

  /// The line that starts a queue.
  ///
  /// @param queue its index in the plan
  public Stretch queue(int queue) {
    var listed = document.queues().get(queue);
    return new Stretch(listed.from(), listed.to());
  }

  /// Where the value of a queue's own attribute stands; its line where it has none.
  public Stretch queue(int queue, Attribute<?> attribute) {
    var settings = document.queues().get(queue).settings().build();
    return settings.has(attribute)
        ? new Stretch(settings.from(attribute), settings.to(attribute))
        : queue(queue);
  }

  /// Where a need of a queue is named.
  ///
  /// @param index in the plan's order
  public Stretch queueNeed(int queue, int index) {
    var needs = queueNeeds(queue);
    return index < needs.size() ? needs.get(index) : queue(queue);
  }

  /// Where the needs of a queue are named, in the plan's order.
  public List<Stretch> queueNeeds(int queue) {
    var settings = document.queues().get(queue).settings().build();
    return names.placed(settings.get(Attribute.NEEDS).orElse(List.of())).stream()
        .map(NeedNames.Placed::stretch)
        .toList();
  }

  private TaskOrigins origins(Entry entry) {
    var queue =
        Optional.ofNullable(queues.get(entry.id().value()))
            .map(listed -> listed.settings().build())
            .orElse(Settings.NONE);
    var settings =
        new TaskSettings(
            entry.card().settings(), entry.listing().settings(), queue, front.defaults());
    var needs = names.placed(settings.needs()).stream().map(NeedNames.Placed::stretch).toList();
    return new TaskOrigins(
        entry,
        settings,
        needs,
        source.text(),
        () -> CardFences.of(entry.card(), front.parameters(), source));
  }
}
