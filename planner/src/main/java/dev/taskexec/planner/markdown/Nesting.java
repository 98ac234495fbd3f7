package dev.taskexec.planner.markdown;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Findings;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/// How a node stands in list items.
final class Nesting {
  /// commonmark-java takes deeper items for text.
  static final int DEEPEST = 90;

  private Nesting() {}

  /// The marker of the item that begins with the node.
  static Marker marker(Node node) {
    if (!(node.getParent() instanceof ListItem item) || node.getPrevious() != null) {
      return Marker.NONE;
    }
    return item.getParent() instanceof BulletList ? Marker.BULLET : Marker.NUMBER;
  }

  /// Says where a node stands in too many items.
  ///
  /// @param from where it starts in the source
  static void check(Node node, int from, Findings findings) {
    var depth = depth(node);
    if (depth > DEEPEST) {
      findings.add(
          Code.SOT068,
          from,
          Math.min(findings.source().text().length(), from + 1),
          "this stands in %d list items, one in the other; at most %d are read"
              .formatted(depth, DEEPEST),
          "nest the lists less deeply");
    }
  }

  /// How many items the node stands in.
  static int depth(Node node) {
    var depth = 0;
    for (@Nullable Node up = node; up != null; up = up.getParent()) {
      depth += up instanceof ListItem ? 1 : 0;
    }
    return depth;
  }

  /// The column where the content of the innermost item starts, from 0.
  static int column(Node node) {
    var column = 0;
    for (@Nullable Node up = node; up != null; up = up.getParent()) {
      column += up instanceof ListItem item ? item.getContentIndent() : 0;
    }
    return column;
  }
}
