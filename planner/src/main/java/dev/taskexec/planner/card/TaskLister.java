package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.Optional;

/// Reads the items of task lists: a box, an id in backticks, a title.
final class TaskLister {
  private final TaskIds ids;
  private final Contents contents;
  private final Findings findings;
  private final Standing standing;

  TaskLister(TaskIds ids, Contents contents, Findings findings, Standing standing) {
    this.ids = ids;
    this.contents = contents;
    this.findings = findings;
    this.standing = standing;
  }

  /// @return whether the item lists a task, or was meant to
  boolean read(Line line) {
    var titled = Titled.of(line.content());
    var isId = ids.isId(titled.word());
    var queue = standing.queue();
    if (queue.isEmpty()) {
      reportOutside(line, titled, isId);
      return true;
    } else if (isId && titled.ticked()) {
      standing.listItem();
      contents.mentionOthers(line.content(), ids);
      contents.list(
          queue.get(),
          new TaskId(titled.word()),
          new Listing(
              titled.id().from(),
              titled.id().to(),
              line.check() == Check.DONE,
              titled.title(),
              false,
              Settings.NONE));
    } else {
      return reportNear(queue.get(), titled, isId);
    }
    return true;
  }

  private void reportOutside(Line line, Titled titled, boolean isId) {
    if (!isId || !titled.ticked()) {
      return;
    }
    findings.add(
        Code.SOT046,
        line.from(),
        line.to(),
        "`%s` is not planned here: this task list item stands %s"
            .formatted(Excerpt.of(titled.word()), standing.queueless()),
        "move it below a queue line such as `1. **Queue A — Name**`"
            + " in the section under the heading `Execution Queue`");
  }

  /// An item that names no task is prose, unless it almost names one.
  private boolean reportNear(ListedQueue queue, Titled titled, boolean isId) {
    var word = titled.word();
    var meant = isId ? Optional.of(word) : ids.meant(word);
    if (meant.isPresent()) {
      queue.tried();
      findings.add(
          Code.SOT014,
          titled.id(),
          titled.ticked()
              ? "`%s` is not read as a task id; %s".formatted(Excerpt.of(word), ids.form())
              : "`%s` is not read as a task id: it stands in no backticks"
                  .formatted(Excerpt.of(word)),
          "write `` `%s` ``".formatted(meant.get()));
      return true;
    }
    if (titled.ticked() && TaskId.isId(word) && word.chars().anyMatch(Character::isDigit)) {
      queue.tried();
      findings.add(
          Code.SOT014,
          titled.id(),
          "`%s` is not read as a task id, so this item is not planned; %s"
              .formatted(Excerpt.of(word), ids.form()),
          "write ``- [ ] `TASK-001` Title``,"
              + " or name the id's beginning in `task_prefixes` in the front matter");
      return true;
    }
    return false;
  }
}
