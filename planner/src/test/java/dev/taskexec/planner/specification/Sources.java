package dev.taskexec.planner.specification;

import java.util.List;

/// The sources of all examples, for tests that need many different ones.
public final class Sources {
  private Sources() {}

  public static List<String> all() {
    return Specification.read().examples().stream().map(Example::source).toList();
  }
}
