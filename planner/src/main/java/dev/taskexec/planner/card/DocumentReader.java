package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Blocks;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads a document of the extended grammar, block by block and once.
final class DocumentReader {
  private static final String SECTION = "execution queue";

  private final TaskIds ids;
  private final Parameters parameters;
  private final KnownEffects effects;
  private final Findings findings;
  private final Predicate<String> kept;
  private final AttributeReader attributes;
  private final Contents contents;
  private final Standing standing = new Standing();
  private final LineReader lines;
  private final HiddenPlan hidden;
  private Optional<TaskTable> table = Optional.empty();
  private Optional<StrayTable> strayTable = Optional.empty();

  private DocumentReader(
      TaskIds ids,
      Parameters parameters,
      KnownEffects effects,
      Findings findings,
      Predicate<String> kept) {
    this.ids = ids;
    this.parameters = parameters;
    this.effects = effects;
    this.findings = findings;
    this.kept = kept;
    attributes = new AttributeReader(parameters, findings);
    contents = new Contents(findings);
    lines = new LineReader(ids, contents, attributes, findings, standing);
    hidden = new HiddenPlan(ids, findings, standing);
  }

  /// Reads a document.
  ///
  /// @param from where it starts behind its front matter
  /// @param effects that there are
  /// @param kept the ids of the tasks whose cards are kept; others are read and let go
  static Document read(
      int from,
      TaskIds ids,
      Parameters parameters,
      KnownEffects effects,
      Findings findings,
      Predicate<String> kept) {
    var reader = new DocumentReader(ids, parameters, effects, findings, kept);
    Blocks.read(findings.source(), from, findings, reader::read);
    return reader.finish();
  }

  private Document finish() {
    lines.close();
    endCard();
    if (!standing.sawSection()) {
      findings.addForFile(
          Code.SOT005,
          "there is no execution section, so the plan is empty",
          "write a heading that contains `Execution Queue` above the queues");
    }
    return contents.finish();
  }

  private void read(Block block) {
    if (!(block instanceof Block.Line)) {
      lines.close();
    }
    switch (block) {
      case Block.Heading heading -> {
        lines.closeAll();
        read(heading);
      }
      case Block.Line line -> lines.read(line, this::endCard);
      case Block.Fence fence -> read(fence);
      case Block.TableHead head -> read(head);
      case Block.TableRow row -> read(row);
      case Block.Hidden part -> hidden.read(part);
    }
  }

  private void read(Block.Heading heading) {
    endCard();
    switch (CardHeading.of(heading.content(), ids)) {
      case CardHeading.OfCard(var titled) ->
          standing.card(
              new OpenCard(titled, new CardWork(parameters, findings, effects)), heading.level());
      case CardHeading.Near(var written, var message, var help) -> {
        findings.add(Code.SOT044, written, message, help);
        readOther(heading);
      }
      case CardHeading.Other() -> readOther(heading);
    }
  }

  private void readOther(Block.Heading heading) {
    if (isSection(heading.content())) {
      standing.section(heading.level());
    } else {
      standing.heading(heading.level());
      lines.readNearQueue(heading);
    }
  }

  static boolean isSection(Written content) {
    return content.text().toLowerCase(Locale.ROOT).contains(SECTION);
  }

  private void endCard() {
    standing
        .card()
        .ifPresent(
            card -> {
              var id = card.id();
              if (kept.test(id.value())) {
                contents.describe(id, card.close());
              }
            });
    standing.noCard();
  }

  private void read(Block.Fence fence) {
    standing.prose();
    SwallowedFence.report(fence, findings);
    if (standing.card().isPresent()) {
      standing.card().get().work().read(fence);
    } else {
      hidden.read(fence);
    }
  }

  private void read(Block.TableHead head) {
    var isTasks = TaskColumn.names(head);
    table =
        standing
            .queue()
            .filter(_ -> isTasks)
            .map(queue -> TaskTable.of(head, ids, contents, attributes, findings, queue));
    strayTable = Optional.empty();
    if (table.isEmpty()) {
      standing.prose();
      if (isTasks || standing.queue().isPresent()) {
        strayTable = Optional.of(new StrayTable(head, isTasks, ids, findings, standing));
      }
    }
  }

  private void read(Block.TableRow row) {
    table.ifPresent(tasks -> tasks.read(row));
    strayTable.ifPresent(stray -> stray.read(row));
  }
}
