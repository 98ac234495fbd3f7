package dev.taskexec.planner.yaml;

import dev.taskexec.planner.yaml.YamlValue.Entry;
import dev.taskexec.planner.yaml.YamlValue.Mapping;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import dev.taskexec.planner.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list or a mapping whose end is not reached yet.
final class OpenCollection {
  private final boolean mapping;

  /// Whether it stands in brackets, which say where it ends; otherwise its last value does, as the
  /// parser counts the blank lines behind it.
  private final boolean flow;

  private final int from;
  private final List<YamlValue> items = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Entry> firsts = new HashMap<>();
  private Optional<Scalar> key = Optional.empty();
  private int last;

  OpenCollection(boolean mapping, boolean flow, int from) {
    this.mapping = mapping;
    this.flow = flow;
    this.from = from;
    this.last = from;
  }

  /// Whether the next value is a key.
  boolean expectsKey() {
    return mapping && key.isEmpty();
  }

  /// Sets the key of the next value.
  ///
  /// @return the entry that has the same key already
  Optional<Entry> key(Scalar next) {
    key = Optional.of(next);
    return Optional.ofNullable(firsts.get(next.text().text()));
  }

  /// Adds an item, or the value of the key. A second value of a key is left out.
  void add(YamlValue value) {
    last = Math.max(last, value.to());
    if (key.isEmpty()) {
      items.add(value);
      return;
    }
    var entry = new Entry(key.get(), value);
    if (firsts.putIfAbsent(entry.name(), entry) == null) {
      entries.add(entry);
    }
    key = Optional.empty();
  }

  /// What it has become.
  ///
  /// @param end where the parser says that it ends
  YamlValue close(int end) {
    var to = flow ? Math.max(from, end) : last;
    return mapping ? new Mapping(from, to, entries) : new Sequence(from, to, items);
  }
}
