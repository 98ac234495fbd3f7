package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.attribute.Value;
import dev.taskexec.planner.markdown.Block.Check;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;

/// An attribute while it is read: the rest of its line and the lines that its paragraph goes on
/// with, or else the bullets directly below it.
final class OpenAttribute implements Open {
  private final AttributeReader reader;
  private final AttributeLine line;
  private final int depth;
  private final Owner owner;
  private final Settings.Builder into;
  private final Findings findings;

  /// The finished items, and the lines of the value or item that is read now.
  private final List<Written> items = new ArrayList<>();

  private final List<Written> lines = new ArrayList<>();
  private boolean inItems;

  /// @param depth of the line that it stands on
  OpenAttribute(
      AttributeReader reader,
      AttributeLine line,
      int depth,
      Owner owner,
      Settings.Builder into,
      Findings findings) {
    this.reader = reader;
    this.line = line;
    this.depth = depth;
    this.owner = owner;
    this.into = into;
    this.findings = findings;
    if (!line.value().isEmpty()) {
      lines.add(line.value());
    }
  }

  @Override
  public boolean takes(Line next) {
    if (!next.begins()) {
      lines.add(next.content());
      return true;
    }
    var isItem = next.marker() != Marker.NONE && next.depth() > depth;
    if (!isItem || (!inItems && !lines.isEmpty())) {
      return false;
    }
    finishItem();
    inItems = true;
    if (next.check() != Check.NONE) {
      findings.add(
          Code.SOT051,
          next.content(),
          "a box means nothing in an item of `%s`".formatted(Excerpt.of(line.name().text())),
          "take the box away, and the item too if it is not to count");
    }
    lines.add(next.content());
    return true;
  }

  @Override
  public void close() {
    if (inItems) {
      finishItem();
      reader.read(line.name(), Value.ofItems(items), owner, into);
    } else {
      var value = lines.isEmpty() ? line.value() : Written.joined(lines, " ");
      reader.read(line.name(), Value.of(value), owner, into);
    }
  }

  /// Whether a line that is none of a list's looks as if it were: a bullet below its value, or a
  /// further paragraph with something in backticks.
  boolean seemsToHold(Line other) {
    return other.marker() == Marker.NONE
        ? other.depth() >= depth && other.content().text().indexOf('`') >= 0
        : other.depth() > depth;
  }

  /// Reports a line that only seems to belong to it, if it is a list.
  void refuse(Line other) {
    Attribute.named(line.name().text())
        .filter(Attribute::isRepeatable)
        .ifPresent(
            list ->
                findings.add(
                    Code.SOT048,
                    other.content(),
                    "this is not read as part of `%s` above it".formatted(list.label()),
                    "write all of the list behind the colon, or each item as a bullet below"
                        + " `- %s:`; move prose out of it".formatted(list.label())));
  }

  private void finishItem() {
    if (!lines.isEmpty()) {
      items.add(Written.joined(lines, " "));
      lines.clear();
    }
  }
}
