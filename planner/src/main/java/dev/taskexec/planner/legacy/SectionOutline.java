package dev.taskexec.planner.legacy;

import dev.taskexec.planner.markdown.HiddenRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the execution section of a legacy source stands, and what is in it beside the plan.
///
/// @param heading its heading, without blanks around it
/// @param from where the heading's line starts
/// @param to where the line that ends the section starts, or the end of the text
/// @param prose the lines that are neither queues nor task lines, in order, blank ones left out
/// @param taskLines the task lines
public record SectionOutline(
    String heading, int from, int to, List<Stretch> prose, List<Stretch> taskLines) {

  /// A line without the blanks around it.
  ///
  /// @param queue the number of the queue that it stands below, from 0; -1 above the first
  public record Stretch(int from, int to, int queue) {}

  public SectionOutline {
    prose = List.copyOf(prose);
    taskLines = List.copyOf(taskLines);
  }

  /// The section of a text; empty where it has none.
  public static Optional<SectionOutline> of(String text) {
    var hidden = HiddenRanges.of(text);
    var line = new Line(text);
    while (line.next()) {
      if (line.startsWith(SectionHeading.EXACT) && isVisible(line, hidden)) {
        return Optional.of(section(text, line, hidden));
      }
    }
    return Optional.empty();
  }

  private static SectionOutline section(String text, Line line, HiddenRanges hidden) {
    var heading = text.substring(line.from(), line.to());
    var from = line.start();
    var prose = new ArrayList<Stretch>();
    var taskLines = new ArrayList<Stretch>();
    var queue = -1;
    while (line.next()) {
      var stretch = new Stretch(line.from(), line.to(), queue);
      if (line.isBlank()) {
        continue;
      }
      if (!isVisible(line, hidden)) {
        prose.add(stretch);
      } else if (SectionHeading.endsSection(line)) {
        return new SectionOutline(heading, from, line.start(), prose, taskLines);
      } else if (line.startsWith(TaskLine.START)) {
        taskLines.add(stretch);
      } else if (QueueLine.nameIn(text, line.from(), line.to()).isPresent()) {
        queue++;
      } else {
        prose.add(stretch);
      }
    }
    return new SectionOutline(heading, from, text.length(), prose, taskLines);
  }

  private static boolean isVisible(Line line, HiddenRanges hidden) {
    return hidden.indexAt(line.start()) == HiddenRanges.NONE;
  }
}
