package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Writes a plan as a source of truth in the extended grammar: reading it gives the same plan.
public final class SotWriter {
  private static final String SECTION = "Execution Queue";

  private SotWriter() {}

  /// The whole file.
  public static Rendered write(ExecutionPlan plan, Notes notes) {
    var leftOut = new LeftOut();
    var sayable = Sayable.of(plan, leftOut);
    var out = new StringBuilder(FrontMatterText.of(sayable));
    out.append("\n# ").append(heading(notes.title())).append('\n');
    notes.opening().forEach(paragraph -> out.append('\n').append(paragraph).append('\n'));
    out.append("\n## ").append(SECTION).append('\n');
    new QueuesText(sayable, 3, notes, leftOut).append(out);
    return new Rendered(out.toString(), leftOut.sentences());
  }

  /// A text as a heading that is not taken for that of a task card.
  private static String heading(String text) {
    return PlainText.escaped(PlainText.oneLine(text)).replace("TASK-", "TASK\\-");
  }

  /// The queues and cards alone, for a section that has its heading already.
  ///
  /// @param level of the cards' headings, from 1 to 6
  /// @param prose whole Markdown blocks that stand below a queue's tasks, by the queue's number
  ///   from 0, and at -1 above all queues
  public static Rendered writeQueues(
      ExecutionPlan plan, int level, SequencedMap<Integer, String> prose) {
    var leftOut = new LeftOut();
    var out = new StringBuilder();
    var notes = new Notes("", List.of(), new LinkedHashMap<>(), prose);
    new QueuesText(Sayable.of(plan, leftOut), level, notes, leftOut).append(out);
    return new Rendered(out.toString(), leftOut.sentences());
  }

  /// Whether a card can say a command that starts in a folder and has no variables.
  public static boolean canSay(Command command) {
    var work = new Work("shell", List.of(command), OnFailure.STOP, List.of());
    var surroundings = Surroundings.of(work);
    return surroundings.fit(command)
        && ReadBack.takes(Attribute.WORKDIR.label(), Ticks.of(surroundings.folder()), Owner.CARD);
  }
}
