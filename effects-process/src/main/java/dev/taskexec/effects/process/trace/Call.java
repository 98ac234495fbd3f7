package dev.taskexec.effects.process.trace;

import java.util.List;

/// One call to the system that has returned, as `strace` writes it down.
///
/// @param pid who called
/// @param arguments as they are written
/// @param result what stands behind the equals sign, such as `3</etc/passwd>` or `-1 ENOENT (…)`
record Call(long pid, String name, List<String> arguments, String result) {

  Call {
    arguments = List.copyOf(arguments);
  }

  /// An argument, or nothing where there are fewer.
  String argument(int index) {
    return index < arguments.size() ? arguments.get(index) : "";
  }

  boolean failed() {
    return result.startsWith("-") || result.startsWith("?");
  }

  /// Whether it failed by this error, such as `EINPROGRESS`.
  boolean failedBy(String error) {
    return result.startsWith("-1 " + error);
  }
}
