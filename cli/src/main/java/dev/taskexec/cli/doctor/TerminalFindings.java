package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.cli.session.Surroundings;
import java.util.ArrayList;
import java.util.List;

/// Who watches: a terminal, a CI system, or nobody.
final class TerminalFindings {

  private TerminalFindings() {}

  static List<Finding> look(Surroundings surroundings) {
    var parts = new ArrayList<String>();
    parts.add(surroundings.errIsTerminal() ? "messages go to a terminal" : "no terminal");
    if (surroundings.isSet("GITHUB_ACTIONS")) {
      parts.add("GitHub Actions");
    } else if (surroundings.isSet("CI")) {
      parts.add("a CI system");
    }
    return List.of(fine("terminal", String.join(", ", parts)));
  }
}
