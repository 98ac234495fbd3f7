package dev.taskexec.kernel.artifact;

/// What a task that ended well has made.
public sealed interface Inspection {

  record Made(Artifacts artifacts) implements Inspection {}

  /// It did not make what it names.
  ///
  /// @param output the path as it is declared
  record Missing(String output) implements Inspection {}

  /// The files could not be looked at.
  ///
  /// @param reason one line
  record Unreadable(String reason) implements Inspection {}
}
