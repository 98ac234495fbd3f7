package dev.taskexec.cli.render;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.kernel.learn.Learned;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a run has learned, as Markdown: for each task the attribute for its card, and behind it
/// what could not be proposed or watched.
public final class LearnedText {

  private LearnedText() {}

  /// Writes nothing for a run that learned nothing.
  ///
  /// @param run its folder
  public static void write(Path run, Consumer<String> lines) {
    try {
      for (var learned : Learned.read(run)) {
        write(learned, lines);
      }
    } catch (IOException e) {
      lines.accept(
          "what was learned cannot be read: " + Shown.text(String.valueOf(e.getMessage())));
    }
  }

  private static void write(Learned learned, Consumer<String> lines) {
    var lesson = learned.lesson();
    lines.accept("");
    lines.accept("#### `%s` %s".formatted(lesson.instance(), Shown.text(lesson.title())));
    lines.accept("");
    var rules = learned.proposal().rules();
    if (rules.isEmpty()) {
      lines.accept("Nothing that it did needs a permit.");
    } else {
      lines.accept(
          "- Permits: "
              + rules.stream()
                  .map(PermitRule::toString)
                  .map(rule -> "`" + Shown.text(rule) + "`")
                  .collect(Collectors.joining(", ")));
    }
    var between = "";
    for (var remark : learned.proposal().remarks()) {
      lines.accept(between);
      lines.accept("> " + Shown.text(remark));
      between = ">";
    }
  }
}
