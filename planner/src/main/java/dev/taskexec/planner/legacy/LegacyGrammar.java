package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Source;
import java.util.List;

/// The line grammar of the original tool, to the letter, with one deliberate difference: lines that
/// start in fenced code or in an HTML comment are no plan.
///
/// The execution section starts at the first line that, stripped, starts with `### G. Execution
/// Queue & Task Hooks`, and ends at the next that starts with `## `, or with `### ` unless it goes
/// on with `G.`; it never starts again. In it a line such as `1. **Queue A — Name**` starts a
/// queue, and every `` `TASK-001` `` on a line that, stripped, starts with `- Tasks:` goes to the
/// queue above.
public final class LegacyGrammar {
  private LegacyGrammar() {}

  /// Reads the queues and their tasks.
  ///
  /// @param diagnostics gets an error for each id that cannot be planned, and a warning for every
  ///   line that is dropped or goes elsewhere
  public static List<Queue> read(Source source, Diagnostics diagnostics) {
    return new LegacyReader(source, diagnostics).read();
  }
}
