package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// What is written for one attribute.
///
/// @param pieces at least one
/// @param items whether each piece is one item of a list (nested bullets, a YAML sequence);
///   otherwise there is one piece, in which commas separate items
public record Value(List<Written> pieces, boolean items) {

  public Value {
    pieces = List.copyOf(pieces);
  }

  /// The text behind the colon.
  public static Value of(Written text) {
    return new Value(List.of(text), false);
  }

  /// Items of a list.
  public static Value ofItems(List<Written> items) {
    return new Value(items, true);
  }
}
