package dev.taskexec.planner.render;

/// Names of queues: `Queue A — Name`.
public final class QueueNames {
  private static final String START = "Queue ";
  private static final String DASH = " — ";
  private static final int LETTERS = 26;
  private static final int NAME = START.length() + 1 + DASH.length();

  private QueueNames() {}

  /// A name for what is called something else.
  ///
  /// @param index of the queue in the plan, from 0: it chooses the letter; behind Z comes A again,
  ///   so that the rest has to be new
  public static String of(int index, String name) {
    var line = PlainText.oneLine(name).replace("<!--", "<! --");
    return START + (char) ('A' + index % LETTERS) + DASH + (line.isEmpty() ? "Tasks" : line);
  }

  /// Whether a queue line says exactly this name.
  public static boolean isName(String name) {
    return name.length() > NAME
        && name.startsWith(START)
        && name.charAt(START.length()) >= 'A'
        && name.charAt(START.length()) <= 'Z'
        && name.startsWith(DASH, START.length() + 1)
        && name.equals(name.substring(0, NAME) + rest(name));
  }

  private static String rest(String name) {
    return PlainText.oneLine(name.substring(NAME)).replace("<!--", "<! --");
  }
}
