package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Entry;
import java.util.List;

/// What is written for one attribute.
public sealed interface Value {

  /// What stands behind a colon or in a cell; commas separate items in it.
  record Line(Written text) implements Value {}

  /// Items that stand apart: nested bullets, a YAML sequence.
  ///
  /// @param pieces at least one
  record Items(List<Written> pieces) implements Value {

    public Items {
      pieces = List.copyOf(pieces);
    }
  }

  /// A YAML mapping.
  ///
  /// @param entries at least one
  record Mapping(List<Entry> entries) implements Value {

    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /// The text behind the colon.
  static Value of(Written text) {
    return new Line(text);
  }

  /// Items of a list.
  ///
  /// @param items at least one
  static Value ofItems(List<Written> items) {
    return new Items(items);
  }

  /// A mapping of names to texts.
  ///
  /// @param entries at least one
  static Value ofEntries(List<Entry> entries) {
    return new Mapping(entries);
  }

  /// Where it starts in the source.
  default int from() {
    return first().from();
  }

  /// Where it ends in the source.
  default int to() {
    return Math.max(first().to(), last().to());
  }

  private Written first() {
    return switch (this) {
      case Line(var text) -> text;
      case Items(var pieces) -> pieces.getFirst();
      case Mapping(var entries) -> entries.getFirst().name();
    };
  }

  private Written last() {
    return switch (this) {
      case Line(var text) -> text;
      case Items(var pieces) -> pieces.getLast();
      case Mapping(var entries) -> entries.getLast().text();
    };
  }
}
