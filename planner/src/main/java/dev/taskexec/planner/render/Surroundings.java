package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.Work;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What all commands of a card have in common.
///
/// @param folder where they start
/// @param variables what they get beside the environment
record Surroundings(String folder, SequencedMap<String, String> variables) {
  /// Where a task without a work folder starts.
  static final String ROOT = ".";

  static Surroundings of(Work work) {
    if (work.commands().isEmpty()) {
      return new Surroundings(ROOT, new LinkedHashMap<>());
    }
    var command = work.commands().getFirst();
    return new Surroundings(command.cwd().orElse(ROOT), command.env());
  }
}
