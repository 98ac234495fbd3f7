package dev.taskexec.acceptance.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A diagnostic as it was printed.
///
/// @param place what stands behind the first arrow; empty where there is none
/// @param help the remedy; empty where there is none
public record Said(String severity, String code, String message, String place, String help) {
  private static final Pattern HEAD =
      Pattern.compile("(error|warning|note)\\[([A-Z]{3}\\d{3})]: (.*)");
  private static final Pattern PLACE = Pattern.compile("\\s*--> (.*)");
  private static final Pattern HELP = Pattern.compile("[\\s=|]*help: (.*)");

  public boolean isError() {
    return severity.equals("error");
  }

  static List<Said> in(String text) {
    var all = new ArrayList<Said>();
    for (var line : text.split("\n", -1)) {
      var head = HEAD.matcher(line);
      if (head.matches()) {
        all.add(new Said(head.group(1), head.group(2), head.group(3), "", ""));
      } else if (!all.isEmpty()) {
        all.add(all.removeLast().and(line));
      }
    }
    return List.copyOf(all);
  }

  private Said and(String line) {
    var arrow = PLACE.matcher(line);
    if (arrow.matches() && place.isEmpty()) {
      return new Said(severity, code, message, arrow.group(1), help);
    }
    var remedy = HELP.matcher(line);
    if (remedy.matches()) {
      return new Said(severity, code, message, place, remedy.group(1));
    }
    return this;
  }
}
