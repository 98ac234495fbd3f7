package dev.taskexec.cli.graph;

import dev.taskexec.cli.render.Shown;

/// The words of a box, before a format escapes them: harmless, on one line, and not too long.
final class Label {
  private static final int MOST_CODE_POINTS = 120;

  private Label() {}

  static String of(String text) {
    var end = 0;
    for (var i = 0; i < MOST_CODE_POINTS && end < text.length(); i++) {
      end += Character.charCount(text.codePointAt(end));
    }
    var shown = Shown.text(text.substring(0, end));
    return end < text.length() ? shown + "…" : shown;
  }
}
