package dev.taskexec.effects.process.nativecall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What this machine and this JVM offer to the foreign calls here.
public final class Platform {
  private static final Path OWN_PROGRAM = Path.of("/proc/self/exe");

  // The head of an ELF file
  private static final int HEAD = 20;
  private static final int CLASS = 4;
  private static final int CLASS_64_BIT = 2;
  private static final int MACHINE = 18;
  private static final int X86_64 = 62;
  private static final int AARCH64 = 183;

  private static final List<String> NEEDED =
      List.of(
          // glibc; the sizes and numbers here are its own
          "gnu_get_libc_version",
          "posix_spawn",
          "posix_spawn_file_actions_addchdir_np",
          "waitid",
          "wait4",
          "kill",
          "getpgid",
          "prctl",
          "waitpid",
          "fcntl",
          "strerror_r");

  private Platform() {}

  /// Whether it is a Linux with glibc on a machine that is known here, and the JVM allows foreign
  /// calls without a word about it.
  public static boolean isKnown() {
    if (!Platform.class.getModule().isNativeAccessEnabled() || !isKnownMachine()) {
      return false;
    }
    try {
      return NEEDED.stream().allMatch(name -> CFunction.find(name).isPresent());
    } catch (LinkageError | UnsupportedOperationException | IllegalCallerException e) {
      return false;
    }
  }

  /// The JVM's own program says for which machine it was built; where there is no `/proc`, it is no
  /// Linux.
  private static boolean isKnownMachine() {
    try (var in = Files.newInputStream(OWN_PROGRAM)) {
      var head = in.readNBytes(HEAD);
      return head.length == HEAD
          && head[CLASS] == CLASS_64_BIT
          && List.of(X86_64, AARCH64)
              .contains((head[MACHINE] & 0xff) | (head[MACHINE + 1] & 0xff) << 8);
    } catch (IOException e) {
      return false;
    }
  }
}
