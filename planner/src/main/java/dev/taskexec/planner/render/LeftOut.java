package dev.taskexec.planner.render;

import java.util.ArrayList;
import java.util.List;

/// Collects what a plan says and a source of truth cannot.
final class LeftOut {
  private final List<String> sentences = new ArrayList<>();

  /// @param owner what it belongs to: `TASK-001`, `Queue A — Build`, `the plan`
  /// @param what one line
  void add(String owner, String what) {
    sentences.add(owner + ": " + what);
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
