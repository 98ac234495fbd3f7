package dev.taskexec.abi.budget;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was really spent, and how each figure was come by. A quantity that was not measured is
/// absent.
public record Usage(Map<Quantity, Figure> figures) {
  public static final Usage NONE = new Usage(Map.of());

  /// @param amount from 0
  public record Figure(long amount, How how) {
    public Figure {
      if (amount < 0) {
        throw new IllegalArgumentException("a usage of " + amount);
      }
    }
  }

  /// How a figure was come by.
  public enum How {
    /// Counted exactly, by the kit or by the operating system.
    MEASURED("measured"),
    /// The highest of several looks; it may have been higher between two of them.
    SAMPLED("sampled");

    private final String word;

    How(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Usage {
    var copy = new EnumMap<Quantity, Figure>(Quantity.class);
    copy.putAll(figures);
    figures = Collections.unmodifiableMap(copy);
  }

  /// The same usage with one more figure.
  public Usage with(Quantity quantity, long amount, How how) {
    var more = new EnumMap<Quantity, Figure>(Quantity.class);
    more.putAll(figures);
    more.put(quantity, new Figure(amount, how));
    return new Usage(more);
  }

  /// Both together: amounts that are spent are added, amounts that are held give the higher one.
  public Usage plus(Usage other) {
    var sum = this;
    for (var entry : other.figures.entrySet()) {
      var quantity = entry.getKey();
      var more = entry.getValue();
      var mine = figures.get(quantity);
      sum = sum.with(quantity, combined(quantity, mine, more), less(mine, more));
    }
    return sum;
  }

  /// Of each quantity the larger of both amounts.
  public Usage atLeast(Usage other) {
    var larger = this;
    for (var entry : other.figures.entrySet()) {
      var mine = figures.get(entry.getKey());
      var theirs = entry.getValue();
      if (mine == null || mine.amount() < theirs.amount()) {
        larger = larger.with(entry.getKey(), theirs.amount(), theirs.how());
      }
    }
    return larger;
  }

  private static long combined(Quantity quantity, @Nullable Figure mine, Figure more) {
    if (mine == null) {
      return more.amount();
    }
    return quantity.held()
        ? Math.max(mine.amount(), more.amount())
        : sum(mine.amount(), more.amount());
  }

  /// What an effect says it has spent may be anything; the largest number stands for all beyond it.
  private static long sum(long one, long other) {
    var sum = one + other;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  private static How less(@Nullable Figure mine, Figure more) {
    return mine != null && mine.how() == How.SAMPLED ? How.SAMPLED : more.how();
  }
}
