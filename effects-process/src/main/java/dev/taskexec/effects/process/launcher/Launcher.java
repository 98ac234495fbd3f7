package dev.taskexec.effects.process.launcher;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A way to start processes. Implementations are safe for use by many threads.
///
/// - The words, the folder and the environment MUST reach the program exactly as they are given; it
///   inherits nothing else, and its standard input is empty.
/// - The program MUST write to the launch's files itself, which may be pipes.
public interface Launcher {

  /// What the record calls it.
  String name();

  /// By what the record says a tree of processes is found and ended: `namespace`, `group` or
  /// `descendants`.
  String tree();

  /// How firmly the system holds the program to what it may touch: `landlock+ns`, `landlock` or
  /// `none`.
  default String tier() {
    return "none";
  }

  /// What the record says beside that: what this machine could not do.
  default List<String> notes() {
    return List.of();
  }

  /// Why a process that has ended was never the program that was asked for: for a launcher whose
  /// processes begin as something else.
  ///
  /// @param exit how it ended
  /// @param said what came on standard error
  default Optional<String> notStarted(Launch launch, int exit, Supplier<String> said) {
    return Optional.empty();
  }

  /// Starts a process.
  ///
  /// @throws LaunchException if it was not started
  Process launch(Launch launch) throws LaunchException;
}
