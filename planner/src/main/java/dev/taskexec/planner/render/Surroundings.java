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
/// @param params what scripts get besides
record Surroundings(
    String folder, SequencedMap<String, String> variables, SequencedMap<String, String> params) {
  /// Where a task without a work folder starts.
  static final String ROOT = ".";

  static Surroundings of(Work work, SequencedMap<String, String> params) {
    if (work.commands().isEmpty()) {
      return new Surroundings(ROOT, new LinkedHashMap<>(), params);
    }
    var commands = work.commands();
    var first =
        commands.stream()
            .filter(command -> Script.of(command).isEmpty())
            .findFirst()
            .orElseGet(commands::getFirst);
    var variables = new LinkedHashMap<>(first.env());
    if (Script.of(first).isPresent()) {
      params.forEach(variables::remove);
    }
    return new Surroundings(first.cwd().orElse(ROOT), variables, params);
  }

  /// The script that a fence says of a command, with the parameters that it gets.
  Optional<Script> script(Command command) {
    return Script.of(command).filter(_ -> command.env().equals(ofScript()));
  }

  /// The command with these surroundings.
  Command around(Command command) {
    var env = Script.of(command).isPresent() ? ofScript() : variables;
    return new Command(command.argv(), Optional.of(folder), env);
  }

  /// Whether a command has them, as a script or as a line of an `exec` fence.
  boolean fit(Command command) {
    return command.cwd().equals(Optional.of(folder))
        && (script(command).isPresent()
            || (command.env().equals(variables) && Quoted.canSay(command.argv())));
  }

  private SequencedMap<String, String> ofScript() {
    var all = new LinkedHashMap<>(params);
    all.putAll(variables);
    return all;
  }
}
