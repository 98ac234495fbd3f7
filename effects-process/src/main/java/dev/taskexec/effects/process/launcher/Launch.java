package dev.taskexec.effects.process.launcher;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What is to be started, and where.
///
/// @param argv the program and its arguments; not empty
/// @param folder to start in
/// @param environment all variables of the process
/// @param output files to which its output is appended; empty throws it away
public record Launch(
    List<String> argv,
    Path folder,
    SequencedMap<String, String> environment,
    Optional<OutputFiles> output) {

  public Launch {
    argv = List.copyOf(argv);
    if (argv.isEmpty() || !folder.isAbsolute()) {
      throw new IllegalArgumentException("not a launch: %s in %s".formatted(argv, folder));
    }
  }

  String program() {
    return argv.getFirst();
  }
}
