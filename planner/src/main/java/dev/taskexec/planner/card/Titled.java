package dev.taskexec.planner.card;

import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.markdown.InlineText.Part;
import dev.taskexec.planner.source.Written;
import java.util.List;

/// An id with the title beside it.
///
/// @param id the code span or the bare word, as it stands
/// @param word the id itself, or what stands in its place
/// @param ticked whether it stands in backticks
/// @param title the rest as plain text; may be empty
record Titled(Written id, String word, boolean ticked, String title) {
  private static final String LEADING = ":-–—";

  /// A text that starts with an id in backticks, or else its first word.
  static Titled of(Written content) {
    var parts = InlineText.of(content).parts();
    if (!parts.isEmpty() && parts.getFirst().code()) {
      return of(parts, 0);
    }
    var text = content.strip();
    var end = 0;
    while (end < text.length() && !isBreak(text.text().charAt(end))) {
      end++;
    }
    var word = text.sub(0, end);
    var rest = InlineText.of(text.sub(end)).plain();
    return new Titled(word, word.text(), false, title(rest));
  }

  /// A text with an id in one of its code spans.
  static Titled of(List<Part> parts, int index) {
    var rest = new StringBuilder();
    for (var i = 0; i < parts.size(); i++) {
      rest.append(i == index ? " " : parts.get(i).text());
    }
    var id = parts.get(index);
    return new Titled(id.written(), id.text(), true, title(rest.toString()));
  }

  private static boolean isBreak(char c) {
    return Character.isWhitespace(c) || c == ':' || c == ',';
  }

  /// One line, without what joins it to the id.
  private static String title(String text) {
    var line = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    var from = 0;
    while (from < line.length() && isJoint(line.charAt(from))) {
      from++;
    }
    var to = line.length();
    while (to > from && isJoint(line.charAt(to - 1))) {
      to--;
    }
    return line.substring(from, to);
  }

  private static boolean isJoint(char c) {
    return c == ' ' || LEADING.indexOf(c) >= 0;
  }
}
