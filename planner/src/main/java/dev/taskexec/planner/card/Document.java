package dev.taskexec.planner.card;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a document of the extended grammar says, before settings are combined and needs are known.
final class Document {
  private final List<ListedQueue> queues;
  private final SequencedMap<String, Entry> entries;

  /// @param entries by id; not copied, because there may be very many
  Document(List<ListedQueue> queues, LinkedHashMap<String, Entry> entries) {
    this.queues = List.copyOf(queues);
    this.entries = Collections.unmodifiableSequencedMap(entries);
  }

  /// In the order of the document.
  List<ListedQueue> queues() {
    return queues;
  }

  Optional<Entry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  Collection<Entry> entries() {
    return entries.values();
  }
}
