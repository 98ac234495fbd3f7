package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.Work;
import java.util.LinkedHashMap;
import java.util.Optional;
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
    var first = work.commands().getFirst();
    return new Surroundings(first.cwd().orElse(ROOT), first.env());
  }

  /// The command with these surroundings.
  Command around(Command command) {
    return new Command(command.argv(), Optional.of(folder), variables);
  }

  /// Whether a command has them, and a script or a line of an `exec` fence can say it.
  boolean fit(Command command) {
    return command.cwd().equals(Optional.of(folder))
        && command.env().equals(variables)
        && (Script.of(command).isPresent() || Quoted.canSay(command.argv()));
  }
}
