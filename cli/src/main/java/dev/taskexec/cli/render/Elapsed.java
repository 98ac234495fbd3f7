package dev.taskexec.cli.render;

import java.time.Duration;

/// A measured time as people read it: `12 ms`, `1.2 s`, `2 min 3 s`, `1 h 5 min`.
final class Elapsed {

  private Elapsed() {}

  static String of(Duration time) {
    var ms = Math.max(0, time.toMillis());
    if (ms < 1_000) {
      return ms + " ms";
    }
    var seconds = ms / 1_000;
    if (seconds < 60) {
      return seconds + "." + ms % 1_000 / 100 + " s";
    }
    var minutes = seconds / 60;
    return minutes < 60
        ? "%d min %d s".formatted(minutes, seconds % 60)
        : "%d h %d min".formatted(minutes / 60, minutes % 60);
  }
}
