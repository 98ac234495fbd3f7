package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// What came on standard error since this was made, as far as it is short.
final class ErrorTail {
  private static final int LIMIT = 4096;

  private final Optional<Path> file;
  private final long before;

  ErrorTail(Optional<OutputFiles> output) {
    this.file = output.map(OutputFiles::stderr);
    this.before = file.map(path -> path.toFile().length()).orElse(0L);
  }

  /// The first part of it, if it is longer; empty where it cannot be read.
  String text() {
    return file.map(this::read).orElse("");
  }

  /// Not by a channel: an interrupt of this thread must not break it.
  private String read(Path path) {
    try (var in = new FileInputStream(path.toFile())) {
      in.skipNBytes(before);
      return new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
