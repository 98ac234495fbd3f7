package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.AttributeReader;
import dev.taskexec.planner.attribute.Owner;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.attribute.Value;
import dev.taskexec.planner.markdown.Block.Line;
import dev.taskexec.planner.markdown.Block.Marker;
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

  /// The finished items, and the lines of the value or item that is read now.
  private final List<Written> items = new ArrayList<>();

  private final List<Written> lines = new ArrayList<>();
  private boolean inItems;

  /// @param depth of the line that it stands on
  OpenAttribute(
      AttributeReader reader, AttributeLine line, int depth, Owner owner, Settings.Builder into) {
    this.reader = reader;
    this.line = line;
    this.depth = depth;
    this.owner = owner;
    this.into = into;
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

  private void finishItem() {
    if (!lines.isEmpty()) {
      items.add(Written.joined(lines, " "));
      lines.clear();
    }
  }
}
