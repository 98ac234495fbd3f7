package dev.taskexec.effects.process.nativecall;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;

/// A pipe of the kit's, pipe(2), which no child inherits by itself. Both ends can be opened by
/// their paths as long as this is not closed; what was opened stays open.
public final class Pipe implements AutoCloseable {
  private static final int O_CLOEXEC = 02000000;
  private static final long TWO_INTS = 8;

  private static final CFunction PIPE = CFunction.named("pipe2");
  private static final CFunction CLOSE = CFunction.named("close");

  private final int reading;
  private final int writing;

  private Pipe(int reading, int writing) {
    this.reading = reading;
    this.writing = writing;
  }

  /// @throws IOException if the system gives none
  public static Pipe open() throws IOException {
    try (var arena = Arena.ofConfined()) {
      var words = new Words(arena);
      var ends = words.room(TWO_INTS);
      if (PIPE.call(words.errno(), ends.address(), O_CLOEXEC) != 0) {
        throw new IOException("no pipe (%s)".formatted(Errno.text(words.errno().number())));
      }
      var numbers = Words.content(ends).asIntBuffer();
      return new Pipe(numbers.get(0), numbers.get(1));
    }
  }

  /// Where it is read from.
  public Path reading() {
    return path(reading);
  }

  /// Where it is written to.
  public Path writing() {
    return path(writing);
  }

  @Override
  public void close() {
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var unused = CLOSE.call(errno, reading);
      var alsoUnused = CLOSE.call(errno, writing);
    }
  }

  private static Path path(int number) {
    return Path.of("/proc/self/fd", Integer.toString(number));
  }
}
