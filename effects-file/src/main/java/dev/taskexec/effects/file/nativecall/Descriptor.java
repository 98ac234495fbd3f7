package dev.taskexec.effects.file.nativecall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file or folder that is held, without being open for reading or writing (`O_PATH`): nothing
/// happens to a pipe or a device by that, and whatever is put in its place later, this is the one.
///
/// What is done to it goes through [#path]: a name below `/proc/self/fd` is no text that is
/// resolved anew, it is the very file.
public final class Descriptor implements Closeable {
  /// How the way to a file may lead (openat2(2)).
  public enum Way {
    /// Over links, though not over those of `/proc` that jump to other processes' files.
    OVER_LINKS(Flag.NO_MAGICLINKS),
    /// Over links that stay below the folder it starts from.
    BENEATH(Flag.NO_MAGICLINKS | Flag.BENEATH),
    /// Over no link.
    WITHOUT_LINKS(Flag.NO_MAGICLINKS | Flag.NO_SYMLINKS);

    private final long flags;

    Way(long flags) {
      this.flags = flags;
    }

    private static final class Flag {
      static final long NO_MAGICLINKS = 2;
      static final long NO_SYMLINKS = 4;
      static final long BENEATH = 8;
    }
  }

  // Linux 5.6; the same number on all machines, as are these two flags
  private static final int OPENAT2 = 437;
  private static final long O_PATH = 010000000;
  private static final long O_CLOEXEC = 02000000;
  private static final int HOW_BYTES = 24;
  private static final int RENAME_NOREPLACE = 1;
  private static final int NO_FOLDER = -100;

  /// While somebody renames folders all the time, `..` can be answered by "try again".
  private static final int TRIES = 1000;

  private static final CFunction SYSTEM_CALL = CFunction.named("syscall");
  private static final CFunction RENAME = CFunction.named("renameat2");
  private static final CFunction CLOSE = CFunction.named("close");

  private final int number;

  private Descriptor(int number) {
    this.number = number;
  }

  /// @param path absolute
  /// @throws LeadsOutException if it leads out although it must not
  /// @throws FileSystemLoopException if there is a link on the way although there must not be one
  public static Descriptor open(Path path, Way way) throws IOException {
    return open(NO_FOLDER, path, way);
  }

  /// What is found from here.
  ///
  /// @param path relative
  public Descriptor openFrom(Path path, Way way) throws IOException {
    return open(number, path, way);
  }

  private static Descriptor open(int from, Path path, Way way) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var how = arena.allocate(HOW_BYTES, Long.BYTES);
      how.set(JAVA_LONG, 0, O_PATH | O_CLOEXEC);
      how.set(JAVA_LONG, 2 * Long.BYTES, way.flags);
      var name = string(arena, path);
      for (var tries = 0; ; tries++) {
        var number =
            SYSTEM_CALL.call(errno, OPENAT2, from, name.address(), how.address(), HOW_BYTES);
        if (number >= 0) {
          return new Descriptor(number);
        }
        if (!errno.isPassing() || tries == TRIES) {
          throw errno.asException(path);
        }
      }
    }
  }

  /// Gives an entry of this folder another name, here or elsewhere, that nothing may have yet.
  ///
  /// @return false if the file system cannot do that in one step
  public boolean renameTo(Path name, Descriptor folder, Path other) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var result =
          RENAME.call(
              errno,
              number,
              string(arena, name).address(),
              folder.number,
              string(arena, other).address(),
              RENAME_NOREPLACE);
      if (result < 0 && !errno.isUnsupported()) {
        throw errno.asException(other);
      }
      return result == 0;
    }
  }

  /// A path for the JDK that is this very file.
  public Path path() {
    return Path.of("/proc/self/fd/" + number);
  }

  /// Where it is now.
  ///
  /// @throws NoSuchFileException if it is nowhere that can be reached from here
  public Path real() throws IOException {
    var real = Files.readSymbolicLink(path());
    if (!real.isAbsolute()) {
      throw new NoSuchFileException(real.toString());
    }
    return real;
  }

  @Override
  public void close() {
    try (var arena = Arena.ofConfined()) {
      // Linux frees the number whatever close(2) answers.
      var unused = CLOSE.call(new Errno(arena), number);
    }
  }

  private static MemorySegment string(Arena arena, Path path) {
    var bytes = PathBytes.of(path);
    var text = arena.allocate(bytes.length + 1L);
    MemorySegment.copy(bytes, 0, text, JAVA_BYTE, 0, bytes.length);
    return text;
  }
}
