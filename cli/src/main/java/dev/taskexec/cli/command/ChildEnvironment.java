package dev.taskexec.cli.command;

import java.util.SequencedMap;
import java.util.TreeMap;

/// The environment that commands get: the caller's, with the locale that the caller had. The
/// launcher starts the JVM under a locale of its own and keeps the caller's in a variable.
final class ChildEnvironment {
  private static final String LOCALE = "LC_ALL";
  private static final String LAUNCHERS_LOCALE = "C.UTF-8";
  private static final String CALLERS_LOCALE = "TASK_EXEC_KIT_CALLER_LC_ALL";

  private ChildEnvironment() {}

  static SequencedMap<String, String> of(SequencedMap<String, String> environment) {
    var children = new TreeMap<>(environment);
    children.remove(LOCALE, LAUNCHERS_LOCALE);
    var callers = children.remove(CALLERS_LOCALE);
    if (callers != null) {
      children.put(LOCALE, callers);
    }
    return children;
  }
}
