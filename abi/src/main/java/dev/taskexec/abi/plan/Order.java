package dev.taskexec.abi.plan;

/// How the tasks of a queue follow each other.
public enum Order {
  PARALLEL("parallel"),
  SEQUENTIAL("sequential");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
