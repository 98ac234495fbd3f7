package dev.taskexec.planner.card;

import dev.taskexec.planner.markdown.Block.Line;

/// Something that began on one line and may go on over the next ones.
interface Open {

  /// Whether the line goes on with it; then it is taken in.
  boolean takes(Line line);

  /// Ends it, before anything else is read.
  void close();
}
