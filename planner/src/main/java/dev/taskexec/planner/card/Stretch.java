package dev.taskexec.planner.card;

import dev.taskexec.planner.source.Written;

/// A stretch of a source.
///
/// @param from where it starts, in UTF-16 code units
/// @param to the offset behind it
public record Stretch(int from, int to) {

  static Stretch of(Written written) {
    return new Stretch(written.from(), written.to());
  }

  /// The first place in this stretch where a text stands; the whole stretch where none does.
  Stretch find(String text, String source) {
    var at = source.indexOf(text, from, Math.max(from, to));
    return at < 0 || text.isEmpty() ? this : new Stretch(at, at + text.length());
  }
}
