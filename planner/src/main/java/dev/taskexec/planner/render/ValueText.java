package dev.taskexec.planner.render;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.Rate;
import dev.taskexec.abi.plan.Retry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Quantities as people write them, and exactly.
final class ValueText {
  private record Unit(String name, long size) {}

  private static final List<Unit> TIMES =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("m", 60_000),
          new Unit("s", 1_000),
          new Unit("ms", 1));
  private static final List<Unit> SIZES =
      List.of(
          new Unit("TiB", 1L << 40),
          new Unit("TB", 1_000_000_000_000L),
          new Unit("GiB", 1L << 30),
          new Unit("GB", 1_000_000_000),
          new Unit("MiB", 1L << 20),
          new Unit("MB", 1_000_000),
          new Unit("KiB", 1L << 10),
          new Unit("kB", 1_000),
          new Unit("B", 1));

  private ValueText() {}

  /// @param ms milliseconds, from 0
  static String duration(long ms) {
    if (ms == 0) {
      return "0s";
    }
    var text = new StringBuilder();
    var rest = ms;
    for (var unit : TIMES) {
      if (rest >= unit.size()) {
        text.append(rest / unit.size()).append(unit.name());
        rest %= unit.size();
      }
    }
    return text.toString();
  }

  /// @param bytes from 0
  static String size(long bytes) {
    var unit =
        SIZES.stream()
            .filter(each -> bytes > 0 && bytes % each.size() == 0)
            .findFirst()
            .orElse(SIZES.getLast());
    return bytes / unit.size() + unit.name();
  }

  /// @param budget with at least one limit
  static String budget(Budget budget) {
    var parts = new ArrayList<String>();
    for (var quantity : Quantity.values()) {
      budget.limit(quantity).ifPresent(limit -> parts.add(limit(quantity, limit)));
    }
    return String.join(", ", parts);
  }

  private static String limit(Quantity quantity, long limit) {
    return switch (quantity) {
      case WALL_MS -> duration(limit);
      case CPU_MS -> "cpu " + duration(limit);
      case MEMORY_BYTES -> "memory " + size(limit);
      case OUTPUT_BYTES -> "output " + size(limit);
      case IO -> "io " + limit;
      case PROCESSES -> "processes " + limit;
      case TOKENS -> "tokens " + limit;
    };
  }

  static String retry(Retry retry) {
    var text =
        "%d times, backoff %s to %s"
            .formatted(
                retry.attempts(), duration(retry.backoffMs()), duration(retry.maxBackoffMs()));
    return retry.onExit().isEmpty()
        ? text
        : text
            + ", on exit "
            + retry.onExit().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static String rate(Rate rate) {
    return "%d per %s"
        .formatted(rate.count(), oneUnit(rate.perMs()).orElseGet(() -> duration(rate.perMs())));
  }

  private static Optional<String> oneUnit(long ms) {
    return switch ((int) Math.min(ms, Integer.MAX_VALUE)) {
      case 1_000 -> Optional.of("second");
      case 60_000 -> Optional.of("minute");
      case 3_600_000 -> Optional.of("hour");
      case 86_400_000 -> Optional.of("day");
      default -> Optional.empty();
    };
  }
}
