package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.legacy.QueueLine;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Blocks;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;

/// Counts the forms of the extended grammar in a file that is not written in it.
public final class ExtendedForms {
  private static final int NONE = -1;

  private final TaskIds ids = new TaskIds(List.of());
  private final String text;
  private int section;
  private boolean inQueue;
  private boolean inCard;
  private int cards;
  private int items;
  private int tables;
  private int attributes;
  private int first = NONE;
  private int firstEnd;

  private ExtendedForms(String text) {
    this.text = text;
  }

  /// Adds a note that names the forms in the findings' source, if it holds any.
  public static void note(Findings findings) {
    var source = findings.source();
    if (!FormsGlance.finds(source.text())) {
      return;
    }
    var forms = new ExtendedForms(source.text());
    Blocks.read(source, 0, new Findings(source, new Diagnostics()), forms::read);
    if (forms.first == NONE) {
      return;
    }
    var hasFrontMatter = source.text().substring(0, source.endOf(1)).stripTrailing().equals("---");
    findings.add(
        Code.SOT026,
        forms.first,
        forms.firstEnd,
        "this file holds %s, which mean nothing in a file of the older grammar"
            .formatted(forms.counted()),
        hasFrontMatter
            ? "to have them read, add the line `task-exec-kit: 1` to the front matter"
            : "to have them read, put three lines at the start of the file: `---`,"
                + " `task-exec-kit: 1`, `---`");
  }

  private void read(Block block) {
    switch (block) {
      case Block.Heading heading -> read(heading);
      case Block.Line line -> read(line);
      case Block.TableHead head -> {
        if (inQueue && TaskColumn.names(head)) {
          tables++;
          found(head);
        }
      }
      case Block.Fence _, Block.TableRow _, Block.Hidden _ -> {}
    }
  }

  private void read(Block.Heading heading) {
    inCard = CardHeading.of(heading.content(), ids) instanceof CardHeading.OfCard;
    if (inCard) {
      cards++;
      found(heading);
    } else if (DocumentReader.isSection(heading.content())) {
      section = section == 0 ? heading.level() : Math.min(section, heading.level());
      inQueue = false;
    } else if (heading.level() <= section) {
      section = 0;
      inQueue = false;
    }
  }

  private void read(Block.Line line) {
    if (section > 0 && QueueLine.nameIn(text, line.from(), line.to()).isPresent()) {
      inQueue = true;
      inCard = false;
    } else if (line.marker() == Block.Marker.BULLET && (inQueue || inCard)) {
      if (line.check() != Block.Check.NONE) {
        var titled = Titled.of(line.content());
        if (titled.ticked() && ids.isId(titled.word())) {
          items++;
          found(line);
        }
      } else if (isAttribute(line)) {
        attributes++;
        found(line);
      }
    }
  }

  private static boolean isAttribute(Block.Line line) {
    return AttributeLine.of(line.content())
        .flatMap(attribute -> Attribute.named(attribute.name().text()))
        .isPresent();
  }

  private void found(Block block) {
    if (first == NONE) {
      first = block.from();
      firstEnd = block.to();
    }
  }

  private String counted() {
    var counts = new ArrayList<String>();
    count(cards, "task card", counts);
    count(items, "task list item", counts);
    count(tables, "table of tasks", counts);
    count(attributes, "attribute", counts);
    var last = counts.removeLast();
    return counts.isEmpty() ? last : String.join(", ", counts) + " and " + last;
  }

  private static void count(int count, String what, List<String> counts) {
    if (count > 0) {
      var plural = what.startsWith("table") ? "tables of tasks" : what + "s";
      counts.add(count + " " + (count == 1 ? what : plural));
    }
  }
}
