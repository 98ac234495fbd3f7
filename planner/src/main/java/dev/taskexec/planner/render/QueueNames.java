package dev.taskexec.planner.render;

import dev.taskexec.planner.legacy.QueueLine;

/// Names of queues: `Queue A — Name`.
public final class QueueNames {
  private static final String START = "Queue ";
  private static final String DASH = " — ";
  private static final int LETTERS = 26;
  private static final String COMMENT = "<!--";

  private QueueNames() {}

  /// A name for what is called something else.
  ///
  /// @param index of the queue in the plan, from 0: it chooses the letter; behind Z comes A again,
  ///   so that the rest has to be new
  public static String of(int index, String name) {
    var line = PlainText.oneLine(name).replace(COMMENT, "<! --");
    return START + (char) ('A' + index % LETTERS) + DASH + (line.isEmpty() ? "Tasks" : line);
  }

  /// Whether a queue line says exactly this name.
  public static boolean isName(String name) {
    var line = "1. **" + name + "**";
    return name.indexOf('\n') < 0
        && name.indexOf('\r') < 0
        && !name.contains(COMMENT)
        && QueueLine.nameIn(line, 0, line.length()).filter(name::equals).isPresent();
  }
}
