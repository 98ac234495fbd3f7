package dev.taskexec.effects.process.launcher;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What is to be started, and where.
///
/// @param argv the program and its arguments; not empty
/// @param folder to start in
/// @param environment all variables of the process
/// @param output files to which its output is appended; empty throws it away
/// @param wrapper a program by its absolute path, and its first arguments, that starts the program
///   from the words behind them, looking for it as execvp(3) does; empty for none
public record Launch(
    List<String> argv,
    Path folder,
    SequencedMap<String, String> environment,
    Optional<OutputFiles> output,
    List<String> wrapper) {

  public Launch {
    argv = List.copyOf(argv);
    wrapper = List.copyOf(wrapper);
    if (argv.isEmpty() || !folder.isAbsolute()) {
      throw new IllegalArgumentException("not a launch: %s in %s".formatted(argv, folder));
    }
  }

  /// Without a wrapper.
  public Launch(
      List<String> argv,
      Path folder,
      SequencedMap<String, String> environment,
      Optional<OutputFiles> output) {
    this(argv, folder, environment, output, List.of());
  }

  public Launch within(List<String> words) {
    return new Launch(argv, folder, environment, output, words);
  }

  /// With another word for the program.
  public Launch called(String program) {
    var words = new ArrayList<>(argv);
    words.set(0, program);
    return new Launch(words, folder, environment, output, wrapper);
  }

  /// The same with its output elsewhere.
  public Launch to(Optional<OutputFiles> elsewhere) {
    return new Launch(argv, folder, environment, elsewhere, wrapper);
  }

  /// What is started in fact.
  List<String> words() {
    return Stream.concat(wrapper.stream(), argv.stream()).toList();
  }

  String program() {
    return argv.getFirst();
  }
}
