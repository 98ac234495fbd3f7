package dev.taskexec.kernel.violation;

import dev.taskexec.planner.Planner;
import org.commonmark.node.Document;
import org.commonmark.node.Node;

/// Looks like a class of the kernel and uses what only the planner may, and the planner itself.
public class KnowsThePlanner {
  Class<?> planner = Planner.class;

  Node node() {
    return new Document();
  }
}
