package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Collects the queues and tasks of a document, and says what does not go together.
final class Contents {
  /// For this many cards that are listed nowhere the nearest id is sought, and only among this
  /// many.
  private static final int SUGGESTIONS = 20;

  private static final int MOST_KNOWN = 10_000;

  private final Findings findings;
  private final List<ListedQueue> queues = new ArrayList<>();
  private final Map<String, ListedQueue> byName = new HashMap<>();
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
  private final List<Mention> mentions = new ArrayList<>();
  private int cards;
  private int described;

  Contents(Findings findings) {
    this.findings = findings;
  }

  /// A task that is named where none is listed.
  private record Mention(String id, int from, int to) {}

  ListedQueue startQueue(String name, int from, int to) {
    var queue = new ListedQueue(name, from, to);
    var first = byName.putIfAbsent(name, queue);
    if (first != null) {
      findings.add(
          Code.SOT045,
          from,
          to,
          "there is a queue `%s` already, on line %d"
              .formatted(Excerpt.of(name), findings.line(first.from())),
          "give one of them another name, or put their tasks together");
    }
    queues.add(queue);
    return queue;
  }

  /// Adds a task to a queue.
  void list(ListedQueue queue, TaskId id, Listing listing) {
    queue.tried();
    var entry = entries.computeIfAbsent(id.value(), _ -> new Entry(id));
    if (entry.isListed()) {
      findings.add(
          Code.SOT040,
          listing.from(),
          listing.to(),
          "`%s` is listed on line %d already"
              .formatted(Excerpt.of(id.value()), findings.line(entry.listing().from())),
          "list a task once, in one queue; remove one of the two");
      return;
    }
    entry.listed(listing);
    queue.entries().add(entry);
    meet(entry);
  }

  /// Notes that a bullet below a queue names a task, in case no queue lists it.
  void mention(TaskId id, int from, int to) {
    var entry = entries.get(id.value());
    if ((entry == null || !entry.isListed()) && mentions.size() < MOST_KNOWN) {
      mentions.add(new Mention(id.value(), from, to));
    }
  }

  /// Notes the ids behind the first in a text that lists one task.
  void mentionOthers(Written content, TaskIds ids) {
    if (content.text().indexOf('`') < 0) {
      return;
    }
    InlineText.of(content).parts().stream()
        .filter(part -> part.code() && ids.isId(part.text()))
        .skip(1)
        .forEach(
            part -> mention(new TaskId(part.text()), part.written().from(), part.written().to()));
  }

  void describe(TaskId id, Card card) {
    var entry = entries.computeIfAbsent(id.value(), _ -> new Entry(id));
    if (entry.hasCard()) {
      findings.add(
          Code.SOT042,
          card.from(),
          card.to(),
          "there is a card for `%s` already, on line %d"
              .formatted(Excerpt.of(id.value()), findings.line(entry.card().from())),
          "put the two cards together, or give one of them another id");
      return;
    }
    entry.described(card);
    cards++;
    meet(entry);
  }

  /// Everything, when the document was read to its end.
  Document finish() {
    for (var queue : queues) {
      if (queue.isEmpty()) {
        findings.add(
            Code.SOT017,
            queue.from(),
            queue.to(),
            "`%s` has no task".formatted(Excerpt.of(queue.name())),
            "write a task line such as ``- Tasks: `TASK-001` `` below it");
      }
    }
    reportMentions();
    if (described < cards) {
      reportUnlisted();
    }
    return new Document(queues, entries);
  }

  /// A listing and a card of one id have come together, unless one of them is still missing.
  private void meet(Entry entry) {
    if (!entry.isListed() || !entry.hasCard()) {
      return;
    }
    described++;
    compareTitles(entry);
    var row = entry.listing().settings();
    for (var attribute : row.isEmpty() ? List.<Attribute<?>>of() : row.attributes()) {
      if (entry.card().settings().has(attribute)) {
        reportBoth(entry, attribute);
      }
    }
  }

  private void reportBoth(Entry entry, Attribute<?> attribute) {
    var row = entry.listing().settings();
    var card = entry.card().settings();
    findings.add(
        Code.SOT052,
        card.from(attribute),
        card.to(attribute),
        "`%s` of `%s` stands in its card and in its row on line %d"
            .formatted(
                attribute.label(),
                Excerpt.of(entry.id().value()),
                findings.line(row.from(attribute))),
        "keep one of the two",
        new Findings.Beside(row.from(attribute), row.to(attribute), "the one in the row"));
  }

  private void compareTitles(Entry entry) {
    var listed = entry.listing().title();
    var card = entry.card();
    if (!listed.isEmpty() && !card.title().isEmpty() && !listed.equals(card.title())) {
      findings.add(
          Code.SOT047,
          entry.listing().from(),
          entry.listing().to(),
          "`%s` is called `%s` here and `%s` in its card on line %d, which counts"
              .formatted(
                  Excerpt.of(entry.id().value()),
                  Excerpt.of(listed),
                  Excerpt.of(card.title()),
                  findings.line(card.from())),
          "write the same title in both places, or leave it out here");
    }
  }

  private void reportMentions() {
    for (var mention : mentions) {
      var entry = entries.get(mention.id());
      if (entry == null || !entry.isListed()) {
        findings.add(
            Code.SOT015,
            mention.from(),
            mention.to(),
            "`%s` is named here, but planned nowhere".formatted(Excerpt.of(mention.id())),
            "write ``- [ ] `%s` Title``, or name it on a line `- Tasks:`".formatted(mention.id()));
      }
    }
  }

  private void reportUnlisted() {
    var listed =
        entries.size() > MOST_KNOWN
            ? List.<String>of()
            : entries.values().stream()
                .filter(entry -> entry.isListed() && !entry.hasCard())
                .map(entry -> entry.id().value())
                .toList();
    for (var entry : entries.values()) {
      if (entry.hasCard() && !entry.isListed()) {
        var id = entry.id().value();
        var near =
            findings.count(Code.SOT041) < SUGGESTIONS
                ? Nearest.to(id, listed)
                : Optional.<String>empty();
        findings.add(
            Code.SOT041,
            entry.card().from(),
            entry.card().to(),
            "`%s` has a card, but no queue lists it".formatted(Excerpt.of(id)),
            near.map("did you mean `%s`, which is listed and has no card?"::formatted)
                .orElse("add ``- Tasks: `%s` `` below the queue it belongs to".formatted(id)));
      }
    }
  }
}
