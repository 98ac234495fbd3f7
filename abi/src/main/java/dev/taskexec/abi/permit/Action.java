package dev.taskexec.abi.permit;

import java.util.Arrays;
import java.util.Optional;

/// What a permit allows to be done.
public enum Action {
  /// Read a file, or the list of names in a folder.
  READ("read"),
  /// Create, change, delete and rename below the resource. Reading is not part of it.
  WRITE("write"),
  RUN("run"),
  NET("net"),
  ENV("env"),
  EFFECT("effect");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<Action> named(String word) {
    return Arrays.stream(values()).filter(action -> action.word.equals(word)).findFirst();
  }
}
