package dev.taskexec.effects.file.beneath;

/// What an entry of a folder is.
public enum Kind {
  FILE("file"),
  FOLDER("folder"),
  LINK("link"),
  /// A pipe, a socket, a device: its content is none that could be read to an end.
  SPECIAL("special");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
