package dev.taskexec.abi.budget;

/// What a budget bounds and a usage counts, with the unit in its name.
public enum Quantity {
  WALL_MS("ms", false),
  CPU_MS("cpu_ms", false),
  MEMORY_BYTES("memory_bytes", true),
  OUTPUT_BYTES("output_bytes", false),
  /// Effect operations.
  IO("io", false),
  PROCESSES("processes", true),
  TOKENS("tokens", false);

  private final String field;
  private final boolean held;

  Quantity(String field, boolean held) {
    this.field = field;
    this.held = held;
  }

  /// The name of the field in JSON.
  public String field() {
    return field;
  }

  /// Whether it is held while a task runs and comes back, instead of being spent.
  public boolean held() {
    return held;
  }
}
