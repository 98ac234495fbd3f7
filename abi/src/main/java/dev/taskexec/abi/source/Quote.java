package dev.taskexec.abi.source;

/// A line, or the part of a long line around a span, as it is shown above the carets.
///
/// @param text without its line end; `…` at an end where it was cut
/// @param caret where the span starts in `text`, in UTF-16 code units from 0
/// @param length how much of `text` the span covers; 0 shows one caret
public record Quote(String text, int caret, int length) {

  public Quote {
    if (caret < 0 || length < 0 || caret + length > text.length()) {
      throw new IllegalArgumentException(
          "caret %d, length %d of %d".formatted(caret, length, text.length()));
    }
  }

  /// The same line with a star for each code unit that can be seen.
  Quote hidden() {
    var stars = new StringBuilder(text);
    for (var i = 0; i < stars.length(); i++) {
      if (!Character.isWhitespace(stars.charAt(i))) {
        stars.setCharAt(i, '*');
      }
    }
    return new Quote(stars.toString(), caret, length);
  }
}
