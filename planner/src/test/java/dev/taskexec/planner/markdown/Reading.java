package dev.taskexec.planner.markdown;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A document read into blocks.
record Reading(Source source, List<Block> blocks, List<Diagnostic> diagnostics, Blocks.Work work) {

  static Reading of(String text) {
    return of(text, PieceLimits.NORMAL);
  }

  static Reading of(String text, PieceLimits limits) {
    var source = new Source("sot.md", text);
    var diagnostics = new Diagnostics();
    var blocks = new ArrayList<Block>();
    var work = Blocks.read(source, 0, limits, new Findings(source, diagnostics), blocks::add);
    return new Reading(source, blocks, diagnostics.sorted(), work);
  }

  /// One line for each block.
  List<String> shown() {
    return blocks.stream().map(this::show).toList();
  }

  private String show(Block block) {
    return switch (block) {
      case Block.Heading(_, _, var level, var content) -> "h%d %s".formatted(level, show(content));
      case Block.Line line ->
          "%s%s%s %d %s"
              .formatted(
                  line.begins() ? "line" : "more",
                  switch (line.marker()) {
                    case NONE -> "";
                    case BULLET -> " -";
                    case NUMBER -> " 1.";
                  },
                  switch (line.check()) {
                    case NONE -> "";
                    case OPEN -> " [ ]";
                    case DONE -> " [x]";
                  },
                  line.depth(),
                  show(line.content()));
      case Block.Fence(_, _, var info, var content, var closed) ->
          "fence %s %s%s".formatted(show(info), show(content), closed ? "" : " open");
      case Block.TableHead(_, _, var cells) -> "head " + show(cells);
      case Block.TableRow(_, _, var cells) -> "row " + show(cells);
      case Block.Hidden(var from, var to, var why) ->
          "%s '%s'".formatted(why, escape(source.text().substring(from, to)));
    };
  }

  private static String show(List<Written> cells) {
    return cells.stream().map(Reading::show).collect(Collectors.joining("|"));
  }

  private static String show(Written written) {
    return "'" + escape(written.text()) + "'";
  }

  private static String escape(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }
}
