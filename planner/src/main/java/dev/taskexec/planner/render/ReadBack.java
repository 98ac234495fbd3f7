package dev.taskexec.planner.render;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings.Builder;
import dev.taskexec.planner.attribute.Value;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.List;

/// Asks the reader of attributes whether it would take what is about to be written, so that nothing
/// is written that is an error.
final class ReadBack {
  private static final String COMMENT = "<!--";

  private ReadBack() {}

  /// Whether a value, or one item of a list, can be read in one line of Markdown.
  static boolean takes(String label, String item, Owner owner) {
    if (item.indexOf('\n') >= 0 || item.indexOf('\r') >= 0 || isCutByComment(item)) {
      return false;
    }
    var source = new Source("", label + item);
    var diagnostics = new Diagnostics();
    new AttributeReader(Parameters.NONE, new Findings(source, diagnostics))
        .read(
            Written.of(source, 0, label.length()),
            Value.ofItems(
                List.of(Written.of(source, label.length(), label.length() + item.length()))),
            owner,
            new Builder());
    return diagnostics.sorted().isEmpty();
  }

  /// Comments are taken out of a line, except in code.
  private static boolean isCutByComment(String item) {
    return item.contains(COMMENT) && !item.startsWith("`");
  }
}
