package dev.taskexec.kernel.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is said beside the rules that are proposed: each thing once, with the first few examples.
final class Remarks {
  private static final int MOST_EXAMPLES = 5;

  private final SortedMap<String, SequencedSet<String>> examples = new TreeMap<>();

  /// @param text one line; `%s` is where the examples stand, if it has any
  void add(String text) {
    examples.computeIfAbsent(text, _ -> new TreeSet<>());
  }

  /// @param text one line, with `%s` for the examples
  void add(String text, Object example) {
    examples.computeIfAbsent(text, _ -> new TreeSet<>()).add("`" + example + "`");
  }

  List<String> all() {
    var all = new ArrayList<String>();
    examples.forEach(
        (text, shown) -> {
          var first = String.join(", ", shown.stream().limit(MOST_EXAMPLES).toList());
          var more = shown.size() - MOST_EXAMPLES;
          all.add(text.replace("%s", more > 0 ? first + " and " + more + " more" : first));
        });
    return all;
  }
}
