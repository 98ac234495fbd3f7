package dev.taskexec.effects.process.nativecall;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What Landlock can allow below a folder or with a file: `LANDLOCK_ACCESS_FS_…` of
/// linux/landlock.h, in the order of their bits.
public enum PathRight {
  EXECUTE(1, true),
  WRITE_FILE(1, true),
  READ_FILE(1, true),
  READ_DIR(1, false),
  REMOVE_DIR(1, false),
  REMOVE_FILE(1, false),
  MAKE_CHAR(1, false),
  MAKE_DIR(1, false),
  MAKE_REG(1, false),
  MAKE_SOCK(1, false),
  MAKE_FIFO(1, false),
  MAKE_BLOCK(1, false),
  MAKE_SYM(1, false),
  /// Rename and link into another folder.
  REFER(2, false),
  TRUNCATE(3, true),
  IOCTL_DEV(5, true);

  private final int since;
  private final boolean onFiles;

  /// @param since the version of Landlock that knows it
  /// @param onFiles whether it may be given for one file
  PathRight(int since, boolean onFiles) {
    this.since = since;
    this.onFiles = onFiles;
  }

  /// All that a version knows.
  static Set<PathRight> known(int version) {
    return Arrays.stream(values())
        .filter(right -> right.since <= version)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PathRight.class)));
  }

  static Set<PathRight> ofFiles() {
    return Arrays.stream(values())
        .filter(right -> right.onFiles)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(PathRight.class)));
  }

  static long bits(Set<PathRight> rights) {
    var bits = 0L;
    for (var right : rights) {
      bits |= 1L << right.ordinal();
    }
    return bits;
  }
}
