package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.markdown.Block.TableHead;
import dev.taskexec.planner.markdown.Block.TableRow;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;

/// A table that is not read, in case it was meant to list tasks. Reported once, if it names one.
final class StrayTable {
  private final TableHead head;
  private final boolean isTasks;
  private final TaskIds ids;
  private final Findings findings;
  private final Standing standing;
  private boolean reported;

  /// @param isTasks whether it has a column `Task`
  StrayTable(TableHead head, boolean isTasks, TaskIds ids, Findings findings, Standing standing) {
    this.head = head;
    this.isTasks = isTasks;
    this.ids = ids;
    this.findings = findings;
    this.standing = standing;
  }

  void read(TableRow row) {
    if (reported || row.cells().isEmpty() || row.cells().stream().noneMatch(this::isTicked)) {
      return;
    }
    reported = true;
    if (isTasks) {
      findings.add(
          Code.SOT046,
          head.from(),
          head.to(),
          "the tasks of this table are not planned: it stands " + standing.queueless(),
          "move it below a queue line such as `1. **Queue A — Name**`"
              + " in the section under the heading `Execution Queue`");
    } else {
      findings.add(
          Code.SOT048,
          head.from(),
          head.to(),
          "the tasks in this table are not planned: none of its columns is called `Task`",
          "call the column with the ids `Task` if they are meant");
    }
  }

  /// Whether a cell is an id in backticks, with nothing beside it.
  private boolean isTicked(Written cell) {
    var text = cell.text();
    return text.length() > 2
        && text.startsWith("`")
        && text.endsWith("`")
        && ids.isId(text.substring(1, text.length() - 1));
  }
}
