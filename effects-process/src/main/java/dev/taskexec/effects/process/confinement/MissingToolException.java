package dev.taskexec.effects.process.confinement;

/// A program that confines is not there.
final class MissingToolException extends Exception {
  private static final long serialVersionUID = 1L;

  MissingToolException(String name) {
    super("there is no program " + name);
  }
}
