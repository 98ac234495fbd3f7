package dev.taskexec.kernel.permit;

import java.util.Optional;
import java.util.stream.Stream;

/// How well programs are confined, from not at all to best.
public enum Tier {
  NONE("none"),
  LANDLOCK("landlock"),
  LANDLOCK_AND_NAMESPACES("landlock+ns");

  private final String word;

  Tier(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /// The tier of a word; empty for a word that means none.
  public static Optional<Tier> of(String word) {
    return Stream.of(values()).filter(tier -> tier.word.equals(word)).findFirst();
  }

  /// The weaker of two.
  public Tier or(Tier other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
