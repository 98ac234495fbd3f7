package dev.taskexec.kernel;

import dev.taskexec.abi.effect.EffectContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/// What a process would print.
public final class TestingOutput {

  private TestingOutput() {}

  public static void print(EffectContext context, String stdout, String stderr) {
    var files = context.output().orElseThrow();
    try {
      Files.write(
          files.stdout(), stdout.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
      Files.write(
          files.stderr(), stderr.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
