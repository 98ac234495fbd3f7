package dev.taskexec.effects.process;

import dev.taskexec.effect.contract.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// Waits for a condition instead of for a time.
public final class Await {
  private Await() {}

  /// @throws AssertionError if it does not come true
  public static void until(String what, BooleanSupplier condition) {
    Waiting.until(what, condition);
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
