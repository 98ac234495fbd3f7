package dev.taskexec.cli.option;

import java.util.Locale;
import java.util.Optional;

/// An option of a command, as it is declared.
///
/// @param name the long name with its dashes, such as `--max-workers`
/// @param shortName one letter, such as `j`
/// @param label what its value is called in help; empty for a flag
/// @param isRepeatable whether it may be given several times, each with a value
/// @param hasVariable whether an environment variable may stand for it
/// @param meaning one or two sentences for help
public record Option(
    String name,
    Optional<Character> shortName,
    Optional<String> label,
    boolean isRepeatable,
    boolean hasVariable,
    String meaning) {
  private static final String PREFIX = "TASK_EXEC_KIT_";

  public Option {
    if (!name.startsWith("--") || name.length() < 3) {
      throw new IllegalArgumentException("not the name of an option: " + name);
    }
  }

  public static Option flag(String name, String meaning) {
    return new Option(name, Optional.empty(), Optional.empty(), false, true, meaning);
  }

  public static Option value(String name, String label, String meaning) {
    return new Option(name, Optional.empty(), Optional.of(label), false, true, meaning);
  }

  /// An option that may be given several times. In its variable each value stands on a line.
  public static Option values(String name, String label, String meaning) {
    return new Option(name, Optional.empty(), Optional.of(label), true, true, meaning);
  }

  /// The same option with a short name.
  public Option or(char letter) {
    return new Option(name, Optional.of(letter), label, isRepeatable, hasVariable, meaning);
  }

  /// The same option, which counts only where it is typed: it weakens protection, and a variable is
  /// set once and forgotten.
  public Option onLineOnly() {
    return new Option(name, shortName, label, isRepeatable, false, meaning);
  }

  public boolean isFlag() {
    return label.isEmpty();
  }

  /// The environment variable that stands for it, such as `TASK_EXEC_KIT_RUN_MAX_WORKERS`.
  public String variable(String command) {
    return PREFIX + upper(command) + "_" + upper(name.substring(2));
  }

  private static String upper(String name) {
    return name.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
