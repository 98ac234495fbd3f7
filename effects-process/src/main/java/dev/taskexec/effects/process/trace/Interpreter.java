package dev.taskexec.effects.process.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The program that a script names behind `#!`, which the system starts in its place without a call
/// of its own.
final class Interpreter {
  private static final int LONGEST = 256;

  private Interpreter() {}

  static Optional<Path> of(Path script) {
    if (!Files.isRegularFile(script)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(script)) {
      var head = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
      if (!head.startsWith("#!")) {
        return Optional.empty();
      }
      var line = head.substring(2).lines().findFirst().orElse("").strip();
      var program = line.split("[ \t]", 2)[0];
      return program.startsWith("/") ? Optional.of(Path.of(program)) : Optional.empty();
    } catch (IOException | InvalidPathException _) {
      return Optional.empty();
    }
  }
}
