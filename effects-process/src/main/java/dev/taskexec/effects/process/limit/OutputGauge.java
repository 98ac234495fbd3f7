package dev.taskexec.effects.process.limit;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How far the files that take a process's output have grown since this was made.
public final class OutputGauge {
  private final List<Path> files;
  private final long before;
  private long most;

  public OutputGauge(Optional<OutputFiles> output) {
    this.files = output.map(both -> List.of(both.stdout(), both.stderr())).orElse(List.of());
    this.before = size();
  }

  public boolean isThere() {
    return !files.isEmpty();
  }

  /// In bytes; a program that truncates its own output gets nothing back.
  public long bytes() {
    most = Math.max(most, size() - before);
    return most;
  }

  /// Not by a channel: an interrupt of this thread must not break it.
  private long size() {
    return files.stream().distinct().mapToLong(file -> file.toFile().length()).sum();
  }
}
