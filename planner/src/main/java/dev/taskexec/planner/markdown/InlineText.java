package dev.taskexec.planner.markdown;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// The text of one heading or line, taken apart.
///
/// @param parts in order
public record InlineText(List<Part> parts) {
  private static final int LONGEST = 2048;

  public InlineText {
    parts = List.copyOf(parts);
  }

  /// A stretch of it.
  ///
  /// @param code whether it is a code span
  /// @param text as it is read: without marks and escapes
  /// @param written where it stands; a code span with its backticks
  public record Part(boolean code, String text, Written written) {}

  /// Takes a text apart. In one of more than 2,048 characters, which would take too long, only the
  /// code spans are told from the rest, which stays as it is written.
  ///
  /// @param content without comments
  public static InlineText of(Written content) {
    return new InlineText(
        content.length() > LONGEST ? CodeSpans.in(content) : InlineParts.in(content));
  }

  /// All of it as plain text, with one blank for each stretch of white space.
  public String plain() {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    return text.toString().strip().replaceAll("\\s+", " ");
  }
}
