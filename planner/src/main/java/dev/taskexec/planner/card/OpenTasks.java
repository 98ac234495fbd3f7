package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.legacy.TaskIdNearMiss;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Set;

/// A task line while it is read: ids in backticks, on the line itself and on those that its
/// paragraph goes on with, or else in the bullets directly below it.
final class OpenTasks implements Open {
  /// What people write for all from one to the other.
  private static final Set<String> RANGES =
      Set.of("-", "–", "—", "..", "...", "…", "to", "through", "until");

  private static final String STRUCK_OUT = "~~";

  private final TaskIds ids;
  private final Contents contents;
  private final Findings findings;
  private final ListedQueue queue;
  private final Line line;
  private boolean saysSomething;
  private boolean inItems;
  private boolean struckOut;
  private int found;

  /// @param rest what stands behind `Tasks:`
  OpenTasks(
      TaskIds ids,
      Contents contents,
      Findings findings,
      ListedQueue queue,
      Line line,
      Written rest) {
    this.ids = ids;
    this.contents = contents;
    this.findings = findings;
    this.queue = queue;
    this.line = line;
    read(rest);
  }

  @Override
  public boolean takes(Line next) {
    if (next.check() != Check.NONE) {
      // A task list, which says more of its tasks than a task line does.
      found++;
      return false;
    }
    if (next.begins()) {
      var isItem = next.marker() != Marker.NONE && next.depth() > line.depth();
      if (!isItem || (saysSomething && !inItems)) {
        return false;
      }
      inItems = true;
    }
    read(next.content());
    return true;
  }

  @Override
  public void close() {
    if (found == 0) {
      findings.add(
          Code.SOT013,
          line.from(),
          line.to(),
          "this task line names no task",
          "name tasks as `` `TASK-001` ``, or remove the line");
      queue.tried();
    }
  }

  private void read(Written rest) {
    var text = rest.text();
    saysSomething |= !text.isBlank();
    var gap = 0;
    var open = text.indexOf('`');
    while (open >= 0) {
      var close = text.indexOf('`', open + 1);
      if (close < 0) {
        break;
      }
      readGap(rest.sub(gap, open));
      readJoint(rest.sub(gap, open));
      readTicked(rest.sub(open, close + 1), text.substring(open + 1, close));
      gap = close + 1;
      open = text.indexOf('`', gap);
    }
    readGap(rest.sub(gap));
  }

  private void readTicked(Written ticked, String word) {
    found++;
    queue.tried();
    if (ids.isId(word)) {
      contents.list(queue, new TaskId(word), Listing.of(ticked.from(), ticked.to()));
      return;
    }
    var meant = ids.meant(word.strip());
    if (meant.isPresent()) {
      findings.add(
          Code.SOT014,
          ticked,
          "`%s` is not read as a task id; %s".formatted(Excerpt.of(word), ids.form()),
          "write `` `%s` ``".formatted(meant.get()));
    } else {
      findings.add(
          Code.SOT043,
          ticked,
          "`%s` is no task id; %s".formatted(Excerpt.of(word), ids.form()),
          "write `` `TASK-001` ``, or name the id's beginning in `task_prefixes` in the front matter");
    }
  }

  /// What stands between two ids, or before the first.
  private void readJoint(Written gap) {
    var joint = gap.strip();
    if (found > 0 && RANGES.contains(joint.text())) {
      findings.add(
          Code.SOT048,
          joint,
          "`%s` is not read: only the ids that stand here are planned, none between them"
              .formatted(joint.text()),
          "name every task, with commas between them");
    }
  }

  /// What stands between the backticks: separators, or ids without them.
  private void readGap(Written gap) {
    var text = gap.text();
    if (text.isBlank()) {
      return;
    }
    if (text.contains(STRUCK_OUT) && !struckOut) {
      struckOut = true;
      findings.add(
          Code.SOT043,
          gap.strip(),
          "`~~` means nothing on a task line: what it strikes out would be planned",
          "take the tasks that are struck out off the line, or the `~~` away");
    }
    found += TaskIdNearMiss.report(gap.source().text(), gap.from(), gap.to(), findings);
    var from = 0;
    while (from < text.length()) {
      var to = from;
      while (to < text.length() && !isSeparator(text.charAt(to))) {
        to++;
      }
      var word = text.substring(from, to);
      if (ids.isId(word) && !word.regionMatches(true, 0, TaskIds.PREFIX, 0, 4)) {
        found++;
        findings.add(
            Code.SOT014,
            gap.sub(from, to),
            "`%s` is not read as a task id: it stands in no backticks".formatted(word),
            "write `` `%s` ``".formatted(word));
      }
      from = to + 1;
    }
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == '(' || c == ')';
  }
}
