package dev.taskexec.effects.process.nativecall;

import java.util.List;

/// What this machine and this JVM offer to the foreign calls here.
public final class Platform {
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
    if (!Platform.class.getModule().isNativeAccessEnabled() || Machine.own().isEmpty()) {
      return false;
    }
    try {
      return NEEDED.stream().allMatch(name -> CFunction.find(name).isPresent());
    } catch (LinkageError | UnsupportedOperationException | IllegalCallerException e) {
      return false;
    }
  }
}
