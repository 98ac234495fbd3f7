package dev.taskexec.planner.render;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Finds names that nothing has yet, by a number behind a name that is taken. Not for use by
/// several threads.
public final class FreeNames {
  private final String before;
  private final String behind;
  private final int longest;
  private final Set<String> taken;
  private final Map<String, Integer> numbers = new HashMap<>();

  private FreeNames(String before, String behind, int longest, Collection<String> taken) {
    this.before = before;
    this.behind = behind;
    this.longest = longest;
    this.taken = new HashSet<>(taken);
  }

  /// Names of queues: `Queue A — Build (2)`.
  public static FreeNames ofQueues(Collection<String> taken) {
    return new FreeNames(" (", ")", Integer.MAX_VALUE, taken);
  }

  /// Ids of tasks: `T1-2`.
  public static FreeNames ofTasks(Collection<String> taken) {
    return new FreeNames("-", "", 100, taken);
  }

  /// The name itself where it is free, else with the first number that makes it so; it is taken
  /// then.
  public String take(String name) {
    var base = cut(name, 0);
    if (taken.add(base)) {
      return base;
    }
    while (true) {
      var end = before + (1 + numbers.merge(base, 1, Integer::sum)) + behind;
      var other = cut(name, end.length()) + end;
      if (taken.add(other)) {
        return other;
      }
    }
  }

  private String cut(String name, int room) {
    return name.length() > longest - room ? name.substring(0, longest - room) : name;
  }
}
