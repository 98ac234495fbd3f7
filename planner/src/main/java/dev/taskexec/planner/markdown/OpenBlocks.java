package dev.taskexec.planner.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.jspecify.annotations.Nullable;

/// All that is open between two lines, where a piece of a document ends, and the lines that open
/// the like of it before the next piece.
///
/// @param opening generated lines without line ends; the first one opens nothing
/// @param goesOn the block whose later part the next piece brings: the outermost quotation, else
///   what holds the last line
record OpenBlocks(List<String> opening, @Nullable Node goesOn) {
  /// A line that begins a block and leaves nothing open.
  private static final String START = "#";

  /// What stands in generated items and quotations.
  private static final String TEXT = "x";

  private static final int WIDEST_GAP = 4;

  static final OpenBlocks NONE = new OpenBlocks(List.of(START), null);

  OpenBlocks {
    opening = List.copyOf(opening);
  }

  /// @param deepest the deepest open block
  /// @param htmlOpening for an HTML block what opens the like of it; empty if it has ended
  static OpenBlocks at(Node deepest, boolean paragraphGoesOn, String htmlOpening) {
    var containers = containers(deepest);
    var lines = new ArrayList<String>();
    lines.add(START);
    var inside = new StringBuilder();
    @Nullable Node quotation = null;
    for (var container : containers) {
      if (container instanceof ListItem item) {
        lines.add(inside + marker(item) + TEXT);
        inside.repeat(' ', item.getContentIndent());
      } else {
        quotation = quotation == null ? container : quotation;
        inside.append("> ");
        lines.add(inside + TEXT);
      }
    }
    if (!containers.isEmpty()) {
      lines.add(inside.toString());
    }
    var leaf = leaf(deepest, paragraphGoesOn, htmlOpening);
    leaf.forEach(line -> lines.add(inside + line));
    var open = leaf.isEmpty() ? null : deepest;
    return new OpenBlocks(lines, quotation == null ? open : quotation);
  }

  /// The open items and quotations, from the outermost on.
  static ArrayDeque<Node> containers(Node deepest) {
    var containers = new ArrayDeque<Node>();
    for (@Nullable Node node = deepest; node != null; node = node.getParent()) {
      if (node instanceof ListItem || node instanceof BlockQuote) {
        containers.addFirst(node);
      }
    }
    return containers;
  }

  /// A marker that takes as many columns as the item's own. It may stand below text, so that a
  /// number has to be 1.
  private static String marker(ListItem item) {
    var width = item.getContentIndent() - item.getMarkerIndent();
    var list = item.getParent();
    if (list instanceof BulletList bullets) {
      return " ".repeat(item.getMarkerIndent()) + bullets.getMarker() + " ".repeat(width - 1);
    }
    var delimiter = list instanceof OrderedList numbers ? numbers.getMarkerDelimiter() : ".";
    var gap = Math.min(WIDEST_GAP, width - 2);
    return " ".repeat(item.getMarkerIndent())
        + "0".repeat(width - gap - 2)
        + "1"
        + delimiter
        + " ".repeat(gap);
  }

  private static List<String> leaf(Node deepest, boolean paragraphGoesOn, String htmlOpening) {
    return switch (deepest) {
      case FencedCodeBlock fence -> {
        var marks = fence.getFenceCharacter().repeat(fence.getOpeningFenceLength());
        yield List.of(" ".repeat(fence.getFenceIndent()) + marks);
      }
      case IndentedCodeBlock _ -> List.of("    " + TEXT);
      case HtmlBlock _ when !htmlOpening.isEmpty() -> List.of(htmlOpening.strip());
      case TableBlock _ -> List.of("|x|", "|-|");
      case Paragraph _ when paragraphGoesOn -> List.of(TEXT);
      default -> List.of();
    };
  }
}
