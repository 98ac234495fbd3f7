package dev.taskexec.planner.markdown;

import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// Walks a parsed document by steps, not by recursion: lists nest as deeply as their writer likes.
final class DocumentOrder {
  private DocumentOrder() {}

  /// The node behind another: its first child, else the next one beside or above it.
  static @Nullable Node after(Node node) {
    if (node.getFirstChild() != null) {
      return node.getFirstChild();
    }
    return behind(node);
  }

  /// The node behind another and all that is in it.
  static @Nullable Node behind(Node node) {
    @Nullable Node up = node;
    while (up != null && up.getNext() == null) {
      up = up.getParent();
    }
    return up == null ? null : up.getNext();
  }
}
