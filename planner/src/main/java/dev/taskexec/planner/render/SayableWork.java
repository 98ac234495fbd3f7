package dev.taskexec.planner.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Work;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Turns work into such as the fences of a card can say.
///
/// @param task the name under which it is written
record SayableWork(String task, LeftOut leftOut) {
  /// The longest argument that Linux takes, in bytes.
  private static final int LONGEST = 131_071;

  Work of(Work work) {
    if (!work.commands().isEmpty() && !work.effects().isEmpty()) {
      leftOut.add(task, "its effects, since it has commands too");
      return of(new Work(work.agent(), work.commands(), work.onError(), List.of()));
    }
    if (work.commands().isEmpty()) {
      return new Work(work.agent(), List.of(), OnFailure.STOP, work.effects());
    }
    if (work.onError() == OnFailure.CONTINUE) {
      leftOut.add(task, "that its later commands run after one has failed");
    }
    var said = work.commands().stream().filter(SayableWork::isSayable).toList();
    if (said.size() < work.commands().size()) {
      leftOut.add(task, "a command with a word that a line of an `exec` fence cannot hold");
    }
    var commands = alike(said);
    return new Work(
        commands.isEmpty() && work.agent().equals("shell") ? Sayable.NOOP : work.agent(),
        commands,
        OnFailure.STOP,
        List.of());
  }

  /// All commands of a card start in one folder and have the same variables.
  private List<Command> alike(List<Command> commands) {
    if (commands.isEmpty()) {
      return commands;
    }
    var first = commands.getFirst();
    var folder = first.cwd().orElse(Surroundings.ROOT);
    var variables = first.env();
    if (commands.stream().anyMatch(command -> !isLike(command, folder, variables))) {
      leftOut.add(task, "a work folder or variables that only one of its commands has");
    }
    return commands.stream()
        .map(command -> new Command(command.argv(), Optional.of(folder), variables))
        .toList();
  }

  private static boolean isLike(
      Command command, String folder, SequencedMap<String, String> variables) {
    return command.cwd().equals(Optional.of(folder)) && command.env().equals(variables);
  }

  private static boolean isSayable(Command command) {
    return Script.of(command).isPresent() ? isShort(command) : Quoted.canSay(command.argv());
  }

  private static boolean isShort(Command command) {
    return command.argv().getLast().getBytes(UTF_8).length <= LONGEST;
  }
}
