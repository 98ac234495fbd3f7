package dev.taskexec.planner.trace;

import dev.taskexec.planner.card.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the parameters that a stretch of a source names: `${name}`, but not `$${name}`.
///
/// @param known the names that there are
record ParameterNames(String source, Set<String> known) {
  private static final String OPENING = "${";

  /// The names, each once, in the order in which they stand there.
  List<String> in(Stretch stretch) {
    if (known.isEmpty()) {
      return List.of();
    }
    var names = new LinkedHashSet<String>();
    var end = Math.min(source.length(), stretch.to());
    var at = source.indexOf(OPENING, stretch.from(), Math.max(stretch.from(), end));
    while (at >= 0) {
      var from = at + OPENING.length();
      var to = from;
      while (to < end && isPart(source.charAt(to))) {
        to++;
      }
      var isEscaped = at > stretch.from() && source.charAt(at - 1) == '$';
      if (!isEscaped && to < end && source.charAt(to) == '}') {
        names.add(source.substring(from, to));
      }
      at = source.indexOf(OPENING, to, end);
    }
    var found = new ArrayList<>(names);
    found.removeIf(name -> !known.contains(name));
    return List.copyOf(found);
  }

  private static boolean isPart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
