package dev.taskexec.effects.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition instead of for a time.
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Await() {}

  /// @throws AssertionError if it does not come true
  public static void until(String what, BooleanSupplier condition) {
    var end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("never happened: " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }

  /// Waits for a file with a whole line, and gives that line.
  public static String line(Path file) {
    until("a line in " + file, () -> text(file).endsWith("\n"));
    return text(file).strip();
  }

  /// Waits for a file with a process's number.
  public static ProcessHandle process(Path file) {
    return ProcessHandle.of(Long.parseLong(line(file))).orElseThrow();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
