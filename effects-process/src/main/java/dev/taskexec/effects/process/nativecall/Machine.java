package dev.taskexec.effects.process.nativecall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A kind of processor that the foreign calls here are known to work on.
public enum Machine {
  X86_64(62, 0xC000_003E),
  AARCH64(183, 0xC000_00B7);

  private static final Path OWN_PROGRAM = Path.of("/proc/self/exe");

  // The head of an ELF file
  private static final int HEAD = 20;
  private static final int CLASS = 4;
  private static final int CLASS_64_BIT = 2;
  private static final int NUMBER = 18;

  private final int elf;
  private final int audit;

  /// @param elf the number in an ELF file, elf(5)
  /// @param audit `AUDIT_ARCH_…` of linux/audit.h: the same with marks for 64 bits and little end
  ///   first
  Machine(int elf, int audit) {
    this.elf = elf;
    this.audit = audit;
  }

  /// What a filter of system calls knows it by.
  int audit() {
    return audit;
  }

  /// The JVM's own program says for which machine it was built; where there is no `/proc`, it is no
  /// Linux.
  public static Optional<Machine> own() {
    try (var in = Files.newInputStream(OWN_PROGRAM)) {
      var head = in.readNBytes(HEAD);
      if (head.length < HEAD || head[CLASS] != CLASS_64_BIT) {
        return Optional.empty();
      }
      var number = (head[NUMBER] & 0xff) | (head[NUMBER + 1] & 0xff) << 8;
      return Arrays.stream(values()).filter(each -> each.elf == number).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
