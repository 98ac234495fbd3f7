package dev.taskexec.effects.process.nativecall;

import java.nio.file.Path;

/// An open file of the kit's that is meant for a child, above the three standard ones and closed in
/// every other child. For use by one thread.
final class Descriptor implements AutoCloseable {
  private static final int O_RDONLY = 0;
  private static final int O_WRONLY = 1;
  private static final int O_CREAT = 0100;
  private static final int O_APPEND = 02000;
  private static final int O_CLOEXEC = 02000000;
  private static final int O_PATH = 010000000;
  private static final int ANYBODY_S = 0666;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int FIRST = 3;

  private static final CFunction OPEN = CFunction.named("open");
  private static final CFunction CONTROL = CFunction.named("fcntl");
  private static final CFunction CLOSE = CFunction.named("close");

  private final Words words;
  private final int number;

  private Descriptor(Words words, int number) {
    this.words = words;
    this.number = number;
  }

  static Descriptor toRead(Words words, Path file) throws SpawnError {
    return open(words, file, O_RDONLY);
  }

  static Descriptor toAppend(Words words, Path file) throws SpawnError {
    return open(words, file, O_WRONLY | O_APPEND | O_CREAT);
  }

  static Descriptor toName(Words words, Path file) throws SpawnError {
    return open(words, file, O_PATH);
  }

  int number() {
    return number;
  }

  @Override
  public void close() {
    close(words, number);
  }

  static void close(Words words, int number) {
    // Linux frees the number whatever close(2) answers; a second try could hit another's.
    var unused = CLOSE.call(words.errno(), number);
  }

  private static Descriptor open(Words words, Path file, int flags) throws SpawnError {
    var errno = words.errno();
    var name = words.string(NativeText.encode(file));
    int number;
    do {
      number = OPEN.call(errno, name, flags | O_CLOEXEC, ANYBODY_S);
    } while (number < 0 && errno.number() == Errno.EINTR);
    if (number < 0) {
      throw SpawnError.ofFile(errno.number(), file);
    }
    return new Descriptor(words, number).aboveStandard(file);
  }

  /// A kit that was started with a standard descriptor closed gets that number for its next file,
  /// and to put one file in its place would then overwrite another.
  private Descriptor aboveStandard(Path file) throws SpawnError {
    if (number >= FIRST) {
      return this;
    }
    var higher = CONTROL.call(words.errno(), number, F_DUPFD_CLOEXEC, FIRST);
    var error = words.errno().number();
    close();
    if (higher < 0) {
      throw SpawnError.ofFile(error, file);
    }
    return new Descriptor(words, higher);
  }
}
