package dev.taskexec.planner.markdown;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// The text of one heading or line, taken apart.
///
/// @param parts in order
public record InlineText(List<Part> parts) {

  public InlineText {
    parts = List.copyOf(parts);
  }

  /// @param code whether it is a code span
  /// @param text as it is read: without marks and escapes
  /// @param written where it stands; a code span with its backticks
  public record Part(boolean code, String text, Written written) {}

  /// Takes a text apart; one that is too long to be parsed safely is one part.
  public static InlineText of(Written content) {
    throw new IllegalStateException("not written yet");
  }

  /// All of it as plain text, with one blank for each stretch of white space.
  public String plain() {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
