package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.markdown.HiddenRange.Kind;
import dev.taskexec.planner.markdown.HiddenRanges;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.List;

/// Reads one source, line by line and once.
final class LegacyReader {
  private static final int NONE = -1;

  private final String text;
  private final HiddenRanges hidden;
  private final Findings findings;
  private final OutsideLines outside;
  private final HiddenLines hiddenLines;
  private final QueueList queues;

  private Where where = Where.BEFORE;
  private int nearQueue = NONE;

  LegacyReader(Source source, Diagnostics diagnostics) {
    text = source.text();
    hidden = HiddenRanges.of(text);
    findings = new Findings(source, diagnostics);
    outside = new OutsideLines(text, findings);
    hiddenLines = new HiddenLines(text, hidden, findings, outside);
    queues = new QueueList(text, findings);
  }

  List<Queue> read() {
    var line = new Line(text);
    while (line.next()) {
      if (!line.isBlank()) {
        read(line);
      }
    }
    hiddenLines.report();
    outside.report();
    return queues.finishAll();
  }

  private void read(Line line) {
    var range = hidden.indexAt(line.start());
    if (range != HiddenRanges.NONE) {
      hiddenLines.add(line, range, where);
    } else if (where == Where.BEFORE && line.startsWith(SectionHeading.EXACT)) {
      where = Where.INSIDE;
      outside.sectionStartsAt(line.from());
    } else if (where == Where.INSIDE && SectionHeading.endsSection(line)) {
      where = Where.AFTER;
      outside.sectionEndsAt(line.start());
      readNearQueue(line);
      outside.add(line);
    } else if (where == Where.INSIDE) {
      readInside(line);
    } else {
      outside.add(line);
    }
  }

  private void readInside(Line line) {
    if (line.startsWith(TaskLine.START)) {
      readTasks(line);
      return;
    }
    var name = QueueLine.nameIn(text, line.from(), line.to());
    if (name.isPresent()) {
      queues.start(name.get(), line.from(), line.to());
      nearQueue = NONE;
    } else if (!readNearTasks(line)) {
      readNearQueue(line);
      queues.addMentions(line.from(), line.to());
    }
  }

  private void readTasks(Line line) {
    if (!queues.hasQueue()) {
      reportDropped(line);
      return;
    }
    var references = new TaskReferences(text, line.from(), line.to());
    var gap = line.from() + TaskLine.START.length();
    var found = 0;
    while (references.next()) {
      found += 1 + TaskIdNearMiss.report(text, gap, references.start(), findings);
      reportInComment(references);
      queues.add(references);
      gap = references.end();
    }
    var ids = gap > line.from() + TaskLine.START.length();
    found += TaskIdNearMiss.report(text, gap, line.to(), findings);
    if (found == 0) {
      findings.add(
          Code.SOT013,
          line.from(),
          line.to(),
          "this task line names no task",
          "name tasks as `` `TASK-001` ``, or remove the line");
    }
    if (ids && nearQueue != NONE) {
      findings.add(
          Code.SOT025,
          line.from(),
          line.to(),
          "these tasks go to `%s`, because line %d is not read as a queue"
              .formatted(Excerpt.of(queues.current()), findings.line(nearQueue)),
          "mend line %d if they belong to it".formatted(findings.line(nearQueue)));
    }
  }

  private void reportDropped(Line line) {
    findings.add(
        Code.SOT010,
        line.from(),
        line.to(),
        nearQueue == NONE
            ? "this task line is not planned: no queue stands above it in the section"
            : "this task line is not planned: no queue stands above it, because line %d is not read as one"
                .formatted(findings.line(nearQueue)),
        nearQueue == NONE
            ? "write a queue such as `1. **Queue A — Name**` above it"
            : "mend line %d".formatted(findings.line(nearQueue)));
  }

  private void reportInComment(TaskReferences reference) {
    var range = hidden.indexAt(reference.start());
    if (range != HiddenRanges.NONE && hidden.get(range).kind() == Kind.COMMENT) {
      findings.add(
          Code.SOT024,
          reference.start(),
          reference.end(),
          "`%s` stands in a comment, but is planned all the same: a task line counts whole"
              .formatted(findings.excerpt(reference.start() + 1, reference.end() - 1)),
          "remove it, or put the comment around the whole line");
    }
  }

  private boolean readNearTasks(Line line) {
    var miss = TaskLine.nearMiss(text, line.from(), line.to());
    miss.ifPresent(
        near ->
            findings.add(
                Code.SOT012,
                near.from(),
                near.to(),
                "this is no task line: " + near.reason(),
                "write `%s` in its place".formatted(near.mended())));
    return miss.isPresent();
  }

  private void readNearQueue(Line line) {
    QueueNearMiss.of(text, line.from(), line.to())
        .ifPresent(
            near -> {
              nearQueue = line.from();
              findings.add(
                  Code.SOT008,
                  near.from(),
                  near.to(),
                  "this is no queue: " + near.reason(),
                  "write `%s`".formatted(near.mended()));
            });
  }
}
