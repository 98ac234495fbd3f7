package dev.taskexec.effects.process.launcher;

import dev.taskexec.effects.process.nativecall.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A mark on a thread that the threads and processes that it starts inherit, and nobody else gets;
/// prctl(2), PR_SET_TIMERSLACK.
///
/// @param nanos the mark
record TimerSlack(long nanos) {
  private static final int PR_SET_TIMERSLACK = 29;

  /// Puts it on the calling thread.
  void addTo(Steps steps) {
    steps.add("prctl", PR_SET_TIMERSLACK, nanos);
  }

  /// The names of this process's threads that have it.
  List<String> threads() throws IOException {
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      return threads.filter(this::isOn).map(TimerSlack::name).toList();
    }
  }

  private boolean isOn(Path thread) {
    var file = Path.of("/proc", thread.getFileName().toString(), "timerslack_ns");
    return read(file).equals(Long.toString(nanos));
  }

  private static String name(Path thread) {
    return read(thread.resolve("comm"));
  }

  /// Empty where the thread has ended meanwhile.
  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
