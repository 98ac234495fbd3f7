package dev.taskexec.effects.process.launcher;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A mark on a thread that the threads and processes that it starts inherit, and nobody else gets;
/// prctl(2), PR_SET_TIMERSLACK.
///
/// @param nanos the mark
record TimerSlack(long nanos) {
  private static final int PR_SET_TIMERSLACK = 29;
  private static final MethodHandle CONTROL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("prctl"),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
              Linker.Option.firstVariadicArg(1));

  /// Puts it on the calling thread.
  void set() {
    try {
      var unused = (int) CONTROL.invokeExact(PR_SET_TIMERSLACK, nanos);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
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
