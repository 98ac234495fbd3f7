package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Findings;
import java.util.Optional;

/// What would be read if it stood in the execution section: kept until the file's end, because only
/// then is it known whether there is a section, and where.
final class OutsideLines {
  private static final String WRITE_HEADING =
      "write the heading `%s` above the queues".formatted(SectionHeading.EXACT);
  private static final int NONE = -1;

  private final String text;
  private final Findings findings;

  private final Offsets queues = new Offsets();
  private final Offsets tasks = new Offsets();
  private final Offsets headings = new Offsets();
  private final Offsets suspects = new Offsets();
  private final Offsets repeats = new Offsets();

  private boolean headingCounts;
  private int sectionStart = NONE;
  private int sectionEnd = NONE;
  private Optional<String> hiddenSection = Optional.empty();

  OutsideLines(String text, Findings findings) {
    this.text = text;
    this.findings = findings;
  }

  /// Looks at a line that stands outside.
  void add(Line line) {
    var c = line.first();
    if (c == '-' && line.startsWith(TaskLine.START)) {
      if (new TaskReferences(text, line.from(), line.to()).next()) {
        keep(tasks, line.from(), line.to());
        suspectHeading();
      }
    } else if (Character.isDigit(c) || Character.isHighSurrogate(c)) {
      if (QueueLine.nameIn(text, line.from(), line.to()).isPresent()) {
        keep(queues, line.from(), line.to());
        suspectHeading();
      }
    } else {
      addHeading(line);
    }
  }

  private void addHeading(Line line) {
    if (sectionEnd != NONE && line.startsWith(SectionHeading.EXACT)) {
      keep(repeats, line.from(), line.to());
      return;
    }
    if (SectionHeading.nearMiss(text, line.from(), line.to()).isPresent()) {
      keep(headings, line.from(), line.to());
      headingCounts = true;
      if (SectionHeading.isVeryNear(text, line.from(), line.to())) {
        suspectHeading();
      }
    } else if (line.startsFlatWith("# ")
        || line.startsFlatWith("## ")
        || line.startsFlatWith("### ")) {
      headingCounts = false;
    }
  }

  /// Blames the heading above for what stands below it.
  private void suspectHeading() {
    if (headingCounts) {
      headingCounts = false;
      keep(suspects, headings.get(headings.size() - 2), headings.get(headings.size() - 1));
    }
  }

  void sectionStartsAt(int offset) {
    sectionStart = offset;
    headingCounts = false;
  }

  void sectionEndsAt(int offset) {
    sectionEnd = offset;
  }

  /// @param where what hides a section heading, for a message
  void sectionIsHidden(String where) {
    if (hiddenSection.isEmpty()) {
      hiddenSection = Optional.of(where);
    }
  }

  /// Reports everything.
  void report() {
    if (sectionStart == NONE && headings.size() == 0) {
      findings.addForFile(
          Code.SOT005,
          "there is no execution section, so the plan is empty"
              + hiddenSection.map(where -> "; its heading stands " + where).orElse(""),
          WRITE_HEADING);
    }
    reportHeadings(sectionStart == NONE ? headings : suspects);
    for (var i = 0; i < repeats.size(); i += 2) {
      findings.add(
          Code.SOT007,
          repeats.get(i),
          repeats.get(i + 1),
          "a second execution section is not read; the first is on lines %s"
              .formatted(sectionLines()),
          "move its queues up into the first section");
    }
    reportLines(Code.SOT009, queues, "this queue");
    reportLines(Code.SOT011, tasks, "this task line");
  }

  private void reportHeadings(Offsets near) {
    for (var i = 0; i < near.size(); i += 2) {
      SectionHeading.nearMiss(text, near.get(i), near.get(i + 1))
          .ifPresent(
              miss ->
                  findings.add(
                      Code.SOT006,
                      miss.from(),
                      miss.to(),
                      "this heading does not start the execution section: " + miss.reason(),
                      sectionStart == NONE
                          ? "write `%s`".formatted(miss.mended())
                          : "move its queues into the section on lines " + sectionLines()));
    }
  }

  private void reportLines(Code code, Offsets lines, String what) {
    for (var i = 0; i < lines.size(); i += 2) {
      findings.add(
          code,
          lines.get(i),
          lines.get(i + 1),
          "%s is not planned: %s".formatted(what, whereIsSection(lines.get(i))),
          sectionStart == NONE
              ? WRITE_HEADING
              : "move it into the section on lines " + sectionLines());
    }
  }

  private String whereIsSection(int offset) {
    if (sectionStart == NONE) {
      return "there is no execution section";
    }
    return offset < sectionStart
        ? "the execution section starts below, on line %d".formatted(findings.line(sectionStart))
        : "the execution section ends above, on line %d".formatted(findings.line(sectionEnd));
  }

  private String sectionLines() {
    var last = (sectionEnd == NONE ? text.length() : sectionEnd) - 1;
    return "%d to %d".formatted(findings.line(sectionStart), findings.line(last));
  }

  private static void keep(Offsets offsets, int from, int to) {
    offsets.add(from);
    offsets.add(to);
  }
}
