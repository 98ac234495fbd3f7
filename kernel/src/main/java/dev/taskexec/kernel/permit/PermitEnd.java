package dev.taskexec.kernel.permit;

/// How a permit ended.
public enum PermitEnd {
  /// Something was done under it.
  SPENT("spent"),
  /// Nothing was done under it.
  RETURNED("returned"),
  /// It was taken away before its attempt was over.
  VOIDED("voided");

  private final String word;

  PermitEnd(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
