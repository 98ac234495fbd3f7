package dev.taskexec.effects.process.trace;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.effect.Observation.Unseen;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A launcher whose programs are watched: what they do is written to a file, one program a file.
///
/// @param file takes what is seen; not there yet
public record Traced(Launcher launcher, Tracing tracing, Path file) implements Launcher {

  @Override
  public String name() {
    return launcher.name();
  }

  @Override
  public String tree() {
    return launcher.tree();
  }

  @Override
  public List<String> notes() {
    var note =
        switch (tracing) {
          case Tracing.Possible possible -> "watched by " + possible.program();
          case Tracing.Impossible(var reason, _) -> "not watched: " + reason;
        };
    return Stream.concat(launcher.notes().stream(), Stream.of(note)).toList();
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    return switch (tracing) {
      case Tracing.Possible(var strace) -> launcher.launch(launch.within(strace.words(file)));
      case Tracing.Impossible _ -> launcher.launch(launch);
    };
  }

  /// It says so, in one line of its own, where it cannot start the program.
  @Override
  public Optional<String> notStarted(Launch launch, int exit, Supplier<String> said) {
    if (exit != 1 || !(tracing instanceof Tracing.Possible(var strace))) {
      return launcher.notStarted(launch, exit, said);
    }
    var line = said.get().strip();
    return line.indexOf('\n') < 0
            && (line.startsWith("strace: ") || line.startsWith(strace.program() + ": "))
        ? Optional.of("cannot be watched: " + line)
        : Optional.empty();
  }

  /// What the program and its children did until it ended.
  ///
  /// @param folder where it started; absolute
  public List<Observation> seen(Path folder) {
    if (tracing instanceof Tracing.Impossible(var reason, _)) {
      return List.of(new Unseen("programs cannot be watched here: " + reason));
    }
    var reader = new CallReader();
    var fold = new TraceFold(folder);
    try (var lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        reader.take(line).ifPresent(fold::take);
      }
    } catch (IOException e) {
      return List.of(new Unseen("what the program did cannot be read: " + e.getMessage()));
    }
    return fold.seen();
  }
}
