package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.legacy.QueueLine;
import dev.taskexec.planner.legacy.TaskLine;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.Optional;

/// Reads the lines of paragraphs and lists: queues, task lines, task lists, attributes.
final class LineReader {
  private static final String BULLET = "- ";
  private static final String TASKS = TaskLine.START.substring(BULLET.length());

  private final TaskIds ids;
  private final Contents contents;
  private final AttributeLines attributes;
  private final Findings findings;
  private final Standing standing;
  private final TaskLister lists;
  private final Prose prose;
  private final String text;
  private Optional<Open> open = Optional.empty();

  /// The attribute that a line may seem to belong to although it does not.
  private Optional<OpenAttribute> above = Optional.empty();

  LineReader(
      TaskIds ids,
      Contents contents,
      AttributeReader attributes,
      Findings findings,
      Standing standing) {
    this.ids = ids;
    this.contents = contents;
    this.attributes = new AttributeLines(attributes, findings, standing);
    this.findings = findings;
    this.standing = standing;
    this.lists = new TaskLister(ids, contents, findings, standing);
    this.prose = new Prose(ids, contents, findings, standing);
    this.text = findings.source().text();
  }

  /// Ends what began on an earlier line.
  void close() {
    open.ifPresent(Open::close);
    open = Optional.empty();
  }

  /// The same at a heading, below which nothing seems to belong to what stands above it.
  void closeAll() {
    close();
    above = Optional.empty();
  }

  /// @param cards ends the card that is open
  void read(Line given, Runnable cards) {
    var line = begun(given);
    var queue = QueueLine.nameIn(text, line.from(), line.to());
    if (queue.isPresent()) {
      close();
      cards.run();
      startQueue(queue.get(), line);
      return;
    }
    prose.readTableRule(line);
    if (open.isPresent() && open.get().takes(line)) {
      return;
    }
    close();
    above = above.filter(attribute -> attribute.seemsToHold(line) || !line.begins());
    if (line.check() != Check.NONE) {
      if (!lists.read(line)) {
        prose.readMention(line);
      }
    } else if (isTasks(line)) {
      readTasks(line);
    } else {
      readOther(line);
    }
  }

  /// Reports a heading that was probably meant as a queue.
  void readNearQueue(Block.Heading heading) {
    if (standing.inSection()) {
      prose.readNearQueue(heading.from(), heading.to());
    }
  }

  private void readOther(Line line) {
    if (standing.inSection() && standing.card().isEmpty() && prose.readNearTasks(line)) {
      return;
    }
    var attribute = attributes.read(line);
    if (attribute.isPresent()) {
      open = Optional.of(attribute.get());
      above = attribute;
    } else if (!attributes.isRefused(line)) {
      standing.prose();
      above.filter(_ -> line.begins()).ifPresent(list -> list.refuse(line));
      prose.read(line);
    }
  }

  /// A bullet that is indented so far that it goes on with the paragraph above it is one all the
  /// same.
  private static Line begun(Line line) {
    if (line.begins() || !line.content().text().startsWith(BULLET)) {
      return line;
    }
    var content = line.content().sub(BULLET.length()).strip();
    return new Line(
        line.from(), line.to(), Marker.BULLET, Check.NONE, line.depth() + 1, true, content);
  }

  private void startQueue(String name, Line line) {
    if (standing.inSection()) {
      standing.queue(contents.startQueue(name, line.from(), line.to()));
    } else {
      findings.add(
          Code.SOT009,
          line.from(),
          line.to(),
          "this queue is not planned: it stands in no section under a heading that contains"
              + " `Execution Queue`",
          "move it into such a section, or write such a heading above it");
    }
  }

  private boolean isTasks(Line line) {
    return line.marker() == Marker.BULLET
        && text.startsWith(TaskLine.START, line.from())
        && line.content().text().startsWith(TASKS);
  }

  private void readTasks(Line line) {
    var rest = line.content().sub(TASKS.length());
    var queue = standing.queue();
    if (queue.isPresent()) {
      standing.nearQueue().ifPresent(near -> reportNearQueue(queue.get(), near, line));
      standing.taskLine(line.depth());
      open = Optional.of(new OpenTasks(ids, contents, findings, queue.get(), line, rest));
    } else if (rest.text().indexOf('`') >= 0) {
      findings.add(
          standing.card().isPresent()
              ? Code.SOT048
              : standing.inSection() ? Code.SOT010 : Code.SOT011,
          line.from(),
          line.to(),
          "this task line is not planned: it stands " + standing.queueless(),
          standing.inSection() && standing.card().isEmpty()
              ? standing
                  .nearQueue()
                  .map(near -> "mend line %d".formatted(findings.line(near)))
                  .orElse("write a queue such as `1. **Queue A — Name**` above it")
              : "move it below a queue line in the section under the heading `Execution Queue`");
    }
  }

  private void reportNearQueue(ListedQueue queue, int near, Line line) {
    findings.add(
        Code.SOT025,
        line.from(),
        line.to(),
        "these tasks go to `%s`, because line %d is not read as a queue"
            .formatted(Excerpt.of(queue.name()), findings.line(near)),
        "mend line %d if they belong to it".formatted(findings.line(near)));
  }
}
