package dev.taskexec.abi.plan;

import java.util.regex.Pattern;

/// The name of a task: 1 to 100 of `A-Z a-z 0-9 . _ -`, the first a letter or digit. It is safe as
/// part of a file name.
public record TaskId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public TaskId {
    if (!isId(value)) {
      throw new IllegalArgumentException(
          "not a task id: " + value.substring(0, Math.min(120, value.length())));
    }
  }

  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
