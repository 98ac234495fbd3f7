package dev.taskexec.abi.effect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// What an effect is told about where it happens.
///
/// @param folder where relative paths start; absolute
/// @param environment the variables that a process gets, in full; nothing is inherited beside them
/// @param output the files that take a process's output; empty where the agent asked for none
/// @param grace how long something that was asked politely to end may take
/// @param nanos a clock that only goes forward, in nanoseconds from some moment
public record EffectContext(
    Path folder,
    SequencedMap<String, String> environment,
    Optional<OutputFiles> output,
    Duration grace,
    LongSupplier nanos) {

  public EffectContext {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("a relative folder: " + folder);
    }
  }

  /// Existing files to which output is appended.
  ///
  /// @param stdout takes standard output
  /// @param stderr takes standard error
  public record OutputFiles(Path stdout, Path stderr) {}
}
