package dev.taskexec.planner.markdown;

import java.util.List;
import org.commonmark.node.CustomNode;
import org.commonmark.parser.SourceLine;

/// The lines of one paragraph or heading, kept in its place instead of the parsed text.
final class TextLines extends CustomNode {
  private final List<SourceLine> lines;

  TextLines(List<SourceLine> lines) {
    this.lines = lines;
  }

  List<SourceLine> lines() {
    return lines;
  }
}
