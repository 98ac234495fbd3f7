package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/// A file or folder that was reached without following a single link, held by a descriptor that can
/// neither read nor write it (`O_PATH`): it stays that very one, whatever its path leads to later.
/// For use by one thread; may be closed by another.
///
/// See openat2(2), since Linux 5.6. Its number is the same on all machines.
public final class HeldPath implements AutoCloseable {
  private static final int OPENAT2 = 437;
  private static final int AT_FDCWD = -100;
  private static final int HOW_BYTES = 24;

  private static final long O_WRONLY = 1;
  private static final long O_CREAT = 0100;
  private static final long O_EXCL = 0200;
  private static final long O_CLOEXEC = 02000000;
  private static final long O_PATH = 010000000;
  private static final long ANYBODY = 0666;
  private static final long ANYBODY_X = 0777;

  private static final long RESOLVE_NO_MAGICLINKS = 2;
  private static final long RESOLVE_NO_SYMLINKS = 4;
  private static final long RESOLVE_BENEATH = 8;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int EEXIST = 17;

  private static final CFunction SYSCALL = CFunction.named("syscall");
  private static final CFunction MAKE_FOLDER = CFunction.named("mkdirat");
  private static final CFunction CLOSE = CFunction.named("close");

  private final int number;

  private HeldPath(int number) {
    this.number = number;
  }

  /// @param absolute a path without `..`, no part of which may be a link
  public static HeldPath open(Path absolute) throws OpenFailure {
    return new HeldPath(
        openAt(AT_FDCWD, absolute, O_PATH, 0, RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS));
  }

  /// What lies below this folder.
  ///
  /// @param relative a path without `..`, no part of which may be a link
  public HeldPath child(Path relative) throws OpenFailure {
    return new HeldPath(openAt(number, relative, O_PATH, 0, beneath()));
  }

  /// The folder of that name in this one, which is made if nothing is there.
  public HeldPath folder(Path name) throws OpenFailure {
    try (var arena = Arena.ofConfined()) {
      var words = new Words(arena);
      var errno = words.errno();
      var made = MAKE_FOLDER.call(errno, number, words.string(NativeText.encode(name)), ANYBODY_X);
      if (made < 0 && errno.number() != EEXIST) {
        throw new OpenFailure(errno.number());
      }
    }
    return child(name);
  }

  /// The file of that name in this folder, which is made empty if nothing is there.
  public HeldPath file(Path name) throws OpenFailure {
    try {
      close(openAt(number, name, O_WRONLY | O_CREAT | O_EXCL, ANYBODY, beneath()));
    } catch (OpenFailure e) {
      if (e.number() != EEXIST) {
        throw e;
      }
    }
    return child(name);
  }

  public int number() {
    return number;
  }

  /// A path by which Java reaches what is held, and nothing else, while it is.
  public Path place() {
    return Path.of("/proc/self/fd/" + number);
  }

  @Override
  public void close() {
    close(number);
  }

  private static void close(int number) {
    try (var arena = Arena.ofConfined()) {
      // Linux frees the number whatever close(2) answers; a second try could hit another's.
      var unused = CLOSE.call(new Errno(arena), number);
    }
  }

  private static long beneath() {
    return RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  }

  private static int openAt(int folder, Path path, long flags, long mode, long resolve)
      throws OpenFailure {
    try (var arena = Arena.ofConfined()) {
      var words = new Words(arena);
      var errno = words.errno();
      // struct open_how: flags, mode, resolve
      var how = words.room(HOW_BYTES);
      Words.content(how).putLong(flags | O_CLOEXEC).putLong(mode).putLong(resolve);
      var name = words.string(NativeText.encode(path));
      int opened;
      do {
        opened = SYSCALL.call(errno, OPENAT2, folder, name, how.address(), HOW_BYTES);
      } while (opened < 0 && (errno.number() == EINTR || errno.number() == EAGAIN));
      if (opened < 0) {
        throw new OpenFailure(errno.number());
      }
      return opened;
    }
  }
}
