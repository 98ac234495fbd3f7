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
  public record Figure(long amount, How how) {}

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

  private static long combined(Quantity quantity, @Nullable Figure mine, Figure more) {
    if (mine == null) {
      return more.amount();
    }
    return quantity.held()
        ? Math.max(mine.amount(), more.amount())
        : Math.addExact(mine.amount(), more.amount());
  }

  private static How less(@Nullable Figure mine, Figure more) {
    return mine != null && mine.how() == How.SAMPLED ? How.SAMPLED : more.how();
  }
}
