package dev.taskexec.effects.process.confinement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Why something that confines is not there, and what would mend it, in one line.
final class WhyNot {
  static final String TRY_FAILED =
      "no sandbox: a try of Landlock and a filter of system calls (seccomp) failed; "
          + "root needs the capability SETPCAP for it";

  // errno(3)
  private static final int ENOSYS = 38;
  private static final int EOPNOTSUPP = 95;

  private static final Path SETTINGS = Path.of("/proc/sys");

  private WhyNot() {}

  /// @param error that the kernel gives when it is asked for its version
  static String landlock(int error) {
    return switch (error) {
      case ENOSYS ->
          "no sandbox: this kernel has no Landlock (Linux 5.13 or newer has it where it is built "
              + "with CONFIG_SECURITY_LANDLOCK), or a container forbids it";
      case EOPNOTSUPP ->
          "no sandbox: Landlock is not switched on: add landlock to the kernel's lsm= option and "
              + "start the machine again";
      default -> "no sandbox: Landlock is not allowed here (error %d)".formatted(error);
    };
  }

  static String namespaces() {
    if (Surroundings.isRoot()) {
      return "no namespaces: root may not make them here: a container needs the capability "
          + "SYS_ADMIN, or an ordinary user";
    }
    if (setting("user/max_user_namespaces").equals("0")) {
      return "no namespaces: user namespaces are off: sysctl user.max_user_namespaces=10000";
    }
    if (setting("kernel/unprivileged_userns_clone").equals("0")) {
      return "no namespaces: user namespaces are off: sysctl kernel.unprivileged_userns_clone=1";
    }
    if (setting("kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
      return "no namespaces: AppArmor forbids user namespaces: "
          + "sysctl kernel.apparmor_restrict_unprivileged_userns=0";
    }
    return "no namespaces: this user may not make any here";
  }

  /// Empty where there is no such setting or it may not be read.
  private static String setting(String name) {
    try {
      return Files.readString(SETTINGS.resolve(name)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
