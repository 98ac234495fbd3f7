package dev.taskexec.planner.migration;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.card.TaskIds;
import dev.taskexec.planner.markdown.Block;
import dev.taskexec.planner.markdown.Blocks;
import dev.taskexec.planner.source.Findings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The text around an execution section, without what would be part of the plan in today's grammar:
/// headings that would start a section or a card.
final class OutsideText {
  private static final Pattern TICKED_ID = Pattern.compile("`(TASK-[A-Za-z0-9._-]{1,95})`");
  private static final Pattern SECTION =
      Pattern.compile("execution queue", Pattern.CASE_INSENSITIVE);
  private static final TaskIds IDS = new TaskIds(List.of("TASK-"));

  private final Findings findings;
  private final StringBuilder out = new StringBuilder();
  private int done;
  private int middle = -1;

  private OutsideText(Findings findings) {
    this.findings = findings;
  }

  /// The text from the start of the source to its end, or to another place and from there on.
  ///
  /// @param skipFrom where the section starts
  /// @param skipTo where it ends
  static Parts of(Findings findings, int skipFrom, int skipTo) {
    var outside = new OutsideText(findings);
    var source = findings.source();
    var blocks = new Findings(source, new Diagnostics());
    var text = source.text();
    Blocks.read(
        source,
        0,
        blocks,
        block -> {
          if (block instanceof Block.Heading heading
              && (heading.to() <= skipFrom || heading.from() >= skipTo)) {
            outside.splitAt(skipFrom, skipTo, heading.from(), text);
            outside.add(heading, text);
          }
        });
    outside.splitAt(skipFrom, skipTo, text.length(), text);
    outside.copyTo(text.length(), text);
    return new Parts(
        outside.out.substring(0, outside.middle), outside.out.substring(outside.middle));
  }

  /// The text in front of the section and behind it.
  record Parts(String before, String behind) {}

  /// Leaves the section out as soon as something behind it is reached.
  private void splitAt(int skipFrom, int skipTo, int reached, String text) {
    if (middle < 0 && reached >= skipTo) {
      copyTo(skipFrom, text);
      middle = out.length();
      done = skipTo;
    }
  }

  private void copyTo(int to, String text) {
    out.append(text, done, to);
    done = to;
  }

  private void add(Block.Heading heading, String text) {
    var content = heading.content().text();
    var isSection = content.toLowerCase(Locale.ROOT).contains("execution queue");
    var ids = TICKED_ID.matcher(content).results().filter(m -> IDS.isId(m.group(1))).count();
    if (!isSection && ids == 0) {
      return;
    }
    copyTo(heading.from(), text);
    var old = text.substring(heading.from(), heading.to());
    var plain = TICKED_ID.matcher(old).replaceAll(id -> id.group(1).replace("-", "\\\\-"));
    out.append(SECTION.matcher(plain).replaceAll(words -> words.group().replace(' ', '-')));
    done = heading.to();
    findings.add(
        Code.IMP004,
        heading.from(),
        heading.to(),
        isSection
            ? "this heading would start an execution section today; it is written with a hyphen"
            : "this heading would be a task card today; its backticks are taken away",
        "make a section or a card of it if it is to be one");
  }

  /// The text of a source without a section.
  static String whole(Findings findings) {
    Source source = findings.source();
    var parts = of(findings, source.text().length(), source.text().length());
    return parts.before() + parts.behind();
  }
}
