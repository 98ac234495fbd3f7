package dev.taskexec.planner.yaml;

import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Optional;

/// A value of a YAML document, with its place. Nested no deeper than [Yaml#DEEPEST].
public sealed interface YamlValue {

  /// Where it starts in the source.
  int from();

  /// Where it ends in the source.
  int to();

  /// What it is, as messages call it.
  String kind();

  /// A single value.
  ///
  /// @param text without quotes, escapes undone, lines folded; each character knows its place
  /// @param plain whether it stands there without quotes and is no block: then `1.10` may be a
  ///   number, `true` a truth value, and nothing at all is null
  record Scalar(Written text, boolean plain) implements YamlValue {

    /// Whether nothing is written: a key without a value.
    public boolean isAbsent() {
      return plain && text.isEmpty();
    }

    @Override
    public int from() {
      return text.from();
    }

    @Override
    public int to() {
      return text.to();
    }

    @Override
    public String kind() {
      return isAbsent() ? "nothing" : "a text";
    }
  }

  /// A list, as lines that start with `-` or in square brackets.
  record Sequence(int from, int to, List<YamlValue> items) implements YamlValue {

    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /// Keys with values, in their order, each key once.
  record Mapping(int from, int to, List<Entry> entries) implements YamlValue {

    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The entry of a key.
    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().text().text().equals(key)).findFirst();
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /// A key and its value.
  record Entry(Scalar key, YamlValue value) {

    /// The key's text.
    public String name() {
      return key.text().text();
    }
  }
}
