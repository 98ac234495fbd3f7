package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Optional;

/// Finds the bullets that are attributes, and what they are written for.
final class AttributeLines {
  private final AttributeReader attributes;
  private final Findings findings;
  private final Standing standing;

  AttributeLines(AttributeReader attributes, Findings findings, Standing standing) {
    this.attributes = attributes;
    this.findings = findings;
    this.standing = standing;
  }

  /// The attribute that a line begins; empty where it begins none, or one that belongs to nothing,
  /// which is then a finding.
  Optional<OpenAttribute> read(Line line) {
    return attribute(line).flatMap(attribute -> read(line, attribute));
  }

  /// Whether a line is an attribute that belongs to nothing.
  boolean isRefused(Line line) {
    return standing.target().isEmpty()
        && attribute(line).flatMap(AttributeLines::known).isPresent();
  }

  private Optional<AttributeLine> attribute(Line line) {
    return line.marker() == Marker.BULLET && standing.matters()
        ? AttributeLine.of(line.content())
        : Optional.empty();
  }

  private static Optional<Attribute<?>> known(AttributeLine line) {
    return Attribute.named(line.name().text());
  }

  private Optional<OpenAttribute> read(Line line, AttributeLine attribute) {
    var known = known(attribute).isPresent();
    var target = standing.target();
    if (target.isEmpty()) {
      if (known) {
        reportNoOwner(attribute.name());
      }
      return Optional.empty();
    }
    if (!known && !isMeant(attribute)) {
      return Optional.empty();
    }
    var belowTasks = standing.belowTaskLine(line.depth());
    if (known && (belowTasks || standing.belowListItem())) {
      findings.add(
          Code.SOT049,
          attribute.name(),
          "`%s` counts for the whole queue, not for the %s above it"
              .formatted(
                  Excerpt.of(attribute.name().text()),
                  belowTasks ? "tasks on the line" : "task list item"),
          "write it above the first task of the queue; for one task, write a card or a table");
    }
    return target.map(
        of ->
            new OpenAttribute(
                attributes, attribute, line.depth(), of.owner(), of.settings(), findings));
  }

  private void reportNoOwner(Written name) {
    findings.add(
        Code.SOT053,
        name,
        standing.queue().isPresent() || standing.belowCard()
            ? "`%s` counts for nothing here: a heading ended what it could belong to"
                .formatted(Excerpt.of(name.text()))
            : "`%s` counts for nothing here: no queue stands above it in the section"
                .formatted(Excerpt.of(name.text())),
        "write it directly below a queue line or a task card's heading");
  }

  private boolean isMeant(AttributeLine attribute) {
    return (standing.directly() && attribute.looksMeant() && !attribute.value().isEmpty())
        || Attribute.nearest(attribute.name().text()).isPresent();
  }
}
