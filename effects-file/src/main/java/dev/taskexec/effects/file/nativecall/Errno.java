package dev.taskexec.effects.file.nativecall;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// The error number of a thread's last foreign call, errno(3) on Linux. For use by one thread.
final class Errno {
  private static final int EPERM = 1;
  private static final int ENOENT = 2;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int EACCES = 13;
  private static final int EEXIST = 17;
  private static final int EXDEV = 18;
  private static final int ENOTDIR = 20;
  private static final int EINVAL = 22;
  private static final int ENAMETOOLONG = 36;
  private static final int ENOSYS = 38;
  private static final int ELOOP = 40;

  private static final StructLayout LAYOUT = Linker.Option.captureStateLayout();
  private static final long OFFSET = LAYOUT.byteOffset(PathElement.groupElement("errno"));

  private final MemorySegment place;

  Errno(Arena arena) {
    this.place = arena.allocate(LAYOUT);
  }

  MemorySegment place() {
    return place;
  }

  private int number() {
    return place.get(JAVA_INT, OFFSET);
  }

  /// Whether the same call may succeed the next time.
  boolean isPassing() {
    return number() == EINTR || number() == EAGAIN;
  }

  /// Whether the file system or the kernel does not have this call.
  boolean isUnsupported() {
    return number() == ENOSYS || number() == EINVAL;
  }

  /// What the JDK throws for the same number; for a way that leads out of where it had to stay,
  /// what it has no name for.
  FileSystemException asException(Path path) {
    var file = path.toString();
    return switch (number()) {
      case ENOENT -> new NoSuchFileException(file);
      case EACCES, EPERM -> new AccessDeniedException(file);
      case EEXIST -> new FileAlreadyExistsException(file);
      case ENOTDIR -> new NotDirectoryException(file);
      case ELOOP -> new FileSystemLoopException(file);
      case EXDEV -> new LeadsOutException(file);
      case ENAMETOOLONG -> new FileSystemException(file, null, "the name is too long");
      default -> new FileSystemException(file, null, "error " + number() + " of the system");
    };
  }
}
