package dev.taskexec.effects.process.confinement;

/// A program that confines is not there.
final class MissingToolException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String name;

  MissingToolException(String name) {
    super(name);
    this.name = name;
  }

  String reason() {
    return "there is no program " + name;
  }
}
