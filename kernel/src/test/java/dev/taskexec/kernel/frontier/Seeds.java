package dev.taskexec.kernel.frontier;

import java.util.Random;
import java.util.stream.LongStream;

/// Seeds to draw plans from: others in each run, or the one to replay, `-Dseed=…`.
final class Seeds {

  private Seeds() {}

  static LongStream of(int count) {
    var given = Long.getLong("seed");
    return given == null ? new Random().longs(count) : LongStream.of(given);
  }
}
