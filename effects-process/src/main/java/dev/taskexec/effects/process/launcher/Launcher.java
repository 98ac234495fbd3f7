package dev.taskexec.effects.process.launcher;

/// A way to start processes. Implementations are safe for use by many threads.
///
/// - The words, the folder and the environment MUST reach the program exactly as they are given; it
///   inherits nothing else, and its standard input is empty.
/// - The program MUST write to the launch's files itself: no thread of the kit stands in between.
public interface Launcher {

  /// What the record calls it.
  String name();

  /// By what the record says a tree of processes is found and ended: `group` or `descendants`.
  String tree();

  /// Starts a process.
  ///
  /// @throws LaunchException if it was not started
  Process launch(Launch launch) throws LaunchException;
}
