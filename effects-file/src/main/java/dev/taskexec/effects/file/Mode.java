package dev.taskexec.effects.file;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Permissions of files, as octal digits.
final class Mode {
  private static final Pattern OCTAL = Pattern.compile("0?[0-7]{3}");
  private static final int OCTAL_BASE = 8;

  /// From the highest bit down, which is the order of the enum.
  private static final PosixFilePermission[] BITS = PosixFilePermission.values();

  private Mode() {}

  static Set<PosixFilePermission> read(String text) throws WrongArgumentsException {
    if (!OCTAL.matcher(text).matches()) {
      throw new WrongArgumentsException("mode is not three octal digits such as `0644`");
    }
    var number = Integer.parseInt(text, OCTAL_BASE);
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (var bit : BITS) {
      if ((number & (1 << (BITS.length - 1 - bit.ordinal()))) != 0) {
        permissions.add(bit);
      }
    }
    return permissions;
  }
}
