package dev.taskexec.abi.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A program with its arguments, started without a shell.
///
/// @param argv the program and its arguments; not empty, the program not empty, no NUL in any
/// @param cwd the folder to start in, relative to the task's; empty for the task's own
/// @param env variables set for this command, beside the task's
public record Command(List<String> argv, Optional<String> cwd, SequencedMap<String, String> env) {

  public Command {
    argv = List.copyOf(argv);
    env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw new IllegalArgumentException("a command without a program");
    }
    if (argv.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("a NUL character in a command");
    }
  }

  public static Command of(String... argv) {
    return new Command(List.of(argv), Optional.empty(), new LinkedHashMap<>());
  }
}
