package dev.taskexec.planner.legacy;

/// The layer of a task by the number in its id.
public final class Layers {
  private static final String LAST = "execution";

  private Layers() {}

  /// @param id `TASK-` and digits, however many
  public static String of(String id) {
    var first = TaskReferences.PREFIX.length();
    while (first < id.length() - 1 && id.charAt(first) == '0') {
      first++;
    }
    return id.length() - first > 2 ? LAST : of(Integer.parseInt(id.substring(first)));
  }

  private static String of(int number) {
    if (number < 1 || number > 61) {
      return LAST;
    }
    if (number <= 21) {
      return "foundation";
    }
    if (number <= 29) {
      return "orchestration";
    }
    if (number <= 41) {
      return "platform";
    }
    return number <= 53 ? "services" : "monitoring";
  }
}
