package dev.taskexec.abi.budget;

/// A bound that was reached: whose it is, and by how much.
///
/// @param owner who has the bound, in words: `the task`, `Queue A — Build`, `the plan`
/// @param limit the bound, from 0
/// @param amount what was asked for or seen in all; above the limit
public record Overrun(Quantity quantity, String owner, long limit, long amount) {

  /// One line, such as `cpu_ms 5120 of 5000 of the task`.
  public String text() {
    return "%s %d of %d of %s".formatted(quantity.field(), amount, limit, owner);
  }
}
