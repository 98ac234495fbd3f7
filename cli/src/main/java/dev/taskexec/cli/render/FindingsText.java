package dev.taskexec.cli.render;

import dev.taskexec.abi.checkup.Finding;
import java.util.List;
import java.util.function.Consumer;

/// What `doctor` found, for people: a line for each finding, and below what is lacking the remedy.
public final class FindingsText {

  private FindingsText() {}

  public static void write(List<Finding> findings, Styles styles, Consumer<String> lines) {
    var width = findings.stream().mapToInt(each -> Columns.of(each.topic())).max().orElse(0);
    var last = "";
    for (var finding : findings) {
      var topic = finding.topic().equals(last) ? "" : finding.topic();
      last = finding.topic();
      lines.accept(
          "%s  %s%s  %s"
              .formatted(
                  mark(finding.state(), styles),
                  topic,
                  " ".repeat(Math.max(0, width - Columns.of(topic))),
                  Shown.text(finding.text())));
      finding
          .remedy()
          .ifPresent(remedy -> lines.accept(" ".repeat(width + 6) + "→ " + Shown.text(remedy)));
    }
  }

  private static String mark(Finding.State state, Styles styles) {
    return switch (state) {
      case FINE -> styles.paint(Role.GOOD, "ok");
      case LACKING -> styles.paint(Role.WARNING, " !");
    };
  }
}
