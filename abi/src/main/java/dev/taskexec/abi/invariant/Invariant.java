package dev.taskexec.abi.invariant;

/// What must hold before an effect and after it, as an envelope says: `exists out/b.txt`, `after:
/// size out/b.txt <= 10MiB`.
///
/// @param moment when it must hold
/// @param condition what must hold
/// @param text as it is written
public record Invariant(Moment moment, Condition condition, String text) {

  /// When an invariant must hold.
  public enum Moment {
    BEFORE,
    AFTER,
    BOTH
  }

  /// Reads one.
  ///
  /// @throws InvariantSyntaxException if the text is none
  public static Invariant parse(String text) {
    return InvariantSyntax.read(text);
  }

  /// Whether it must hold before the effect.
  public boolean isBefore() {
    return moment != Moment.AFTER;
  }

  /// Whether it must hold after the effect.
  public boolean isAfter() {
    return moment != Moment.BEFORE;
  }

  @Override
  public String toString() {
    return text;
  }
}
