package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.ExecutionPlan;

/// Writes a plan as a source of truth in the extended grammar: reading it gives the same plan.
public final class SotWriter {
  private static final String SECTION = "Execution Queue";

  private SotWriter() {}

  /// The whole file.
  public static Rendered write(ExecutionPlan plan, Notes notes) {
    var leftOut = new LeftOut();
    var sayable = Sayable.of(plan, leftOut);
    var out = new StringBuilder(FrontMatterText.of(sayable));
    out.append("\n# ").append(PlainText.escaped(PlainText.oneLine(notes.title()))).append('\n');
    notes.opening().forEach(paragraph -> out.append('\n').append(paragraph).append('\n'));
    out.append("\n## ").append(SECTION).append('\n');
    new QueuesText(sayable, 3, notes, leftOut).append(out);
    return new Rendered(out.toString(), leftOut.sentences());
  }

  /// The queues and cards alone, for a section that has its heading already.
  ///
  /// @param level of the cards' headings, from 1 to 6
  public static Rendered writeQueues(ExecutionPlan plan, int level) {
    var leftOut = new LeftOut();
    var sayable = Sayable.of(plan, leftOut);
    var out = new StringBuilder();
    new QueuesText(sayable, level, Notes.titled(""), leftOut).append(out);
    return new Rendered(out.toString(), leftOut.sentences());
  }
}
