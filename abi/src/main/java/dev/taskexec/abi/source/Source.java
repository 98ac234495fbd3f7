package dev.taskexec.abi.source;

import java.util.Arrays;
import java.util.List;

/// A named text that can say where an offset stands and quote the line around it.
///
/// Immutable; the table of line starts is built with the object, in one pass.
public final class Source {
  /// A quoted line is cut to this many characters around the span, so that a line of 10 MB can be
  /// quoted.
  private static final int QUOTE_LIMIT = 160;

  private final String name;
  private final String text;
  private final int[] lineStarts;
  private final List<Stretch> hidden;

  /// Characters of a text.
  ///
  /// @param from in UTF-16 code units from 0
  /// @param to behind its last character
  public record Stretch(int from, int to) {}

  /// @param name what the reader calls the text: a path as the user gave it
  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
    this.hidden = List.of();
  }

  private Source(Source same, List<Stretch> hidden) {
    this.name = same.name;
    this.text = same.text;
    this.lineStarts = same.lineStarts;
    this.hidden = List.copyOf(hidden);
  }

  /// The same text, with stars in quotes for some of it.
  public Source hiding(List<Stretch> stretches) {
    return new Source(this, stretches);
  }

  public String name() {
    return name;
  }

  public String text() {
    return text;
  }

  /// How many lines there are; an empty text has one.
  public int lines() {
    return lineStarts.length;
  }

  /// The number of the line that holds the offset, from 1.
  public int lineAt(int offset) {
    var found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /// The offset of the first character of a line.
  ///
  /// @param line from 1 to [#lines()]
  public int startOf(int line) {
    return lineStarts[line - 1];
  }

  /// The offset behind the last character of a line, before its line end.
  ///
  /// @param line from 1 to [#lines()]
  public int endOf(int line) {
    var end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > lineStarts[line - 1] && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /// @throws IndexOutOfBoundsException if the stretch is not in the text
  public SourceSpan span(int offset, int length) {
    if (offset < 0 || length < 0 || offset + length > text.length()) {
      throw new IndexOutOfBoundsException(
          "offset %d, length %d of %d".formatted(offset, length, text.length()));
    }
    var start = point(offset, new SourcePoint(1, 1, 1), 0);
    return new SourceSpan(start, point(offset + length, start, offset), offset, length);
  }

  /// @param known a point at or before the offset, so that the characters of a long line are
  ///   counted once
  private SourcePoint point(int offset, SourcePoint known, int knownOffset) {
    var line = lineAt(offset);
    var lineStart = lineStarts[line - 1];
    var column =
        line == known.line() && knownOffset >= lineStart
            ? known.column() + text.codePointCount(knownOffset, offset)
            : 1 + text.codePointCount(lineStart, offset);
    return new SourcePoint(line, column, offset - lineStart + 1);
  }

  /// The place of a stretch, with its line quoted.
  public Place.InText place(int offset, int length) {
    var span = span(offset, length);
    return new Place.InText(name, span, quote(span));
  }

  private Quote quote(SourceSpan span) {
    var lineStart = startOf(span.line());
    var lineEnd = Math.max(endOf(span.line()), span.offset());
    var end = Math.min(span.offset() + span.length(), lineEnd);
    if (lineEnd - lineStart <= QUOTE_LIMIT) {
      return new Quote(shown(lineStart, lineEnd), span.offset() - lineStart, end - span.offset());
    }
    var from = boundary(Math.max(lineStart, span.offset() - QUOTE_LIMIT / 2));
    var to = boundary(Math.min(lineEnd, from + QUOTE_LIMIT));
    var head = from > lineStart ? "…" : "";
    var tail = to < lineEnd ? "…" : "";
    return new Quote(
        head + shown(from, to) + tail,
        head.length() + span.offset() - from,
        Math.max(0, Math.min(end, to) - span.offset()));
  }

  /// Characters as they are quoted.
  private String shown(int from, int to) {
    var shown = new StringBuilder(text.substring(from, to));
    for (var stretch : hidden) {
      for (var i = Math.max(from, stretch.from()); i < Math.min(to, stretch.to()); i++) {
        shown.setCharAt(i - from, '*');
      }
    }
    return shown.toString();
  }

  /// Moves an offset out of the middle of a surrogate pair.
  private int boundary(int offset) {
    var splits =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return splits ? offset - 1 : offset;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /// Counts before it fills: a text of 50 MB may have as many lines, and a table that grew would
  /// need twice its size.
  private static int[] lineStarts(String text) {
    var count = 1;
    for (var i = 0; i < text.length(); i++) {
      count += endsLine(text, i) ? 1 : 0;
    }
    var starts = new int[count];
    var line = 1;
    for (var i = 0; line < count; i++) {
      if (endsLine(text, i)) {
        starts[line++] = i + 1;
      }
    }
    return starts;
  }

  private static boolean endsLine(String text, int i) {
    var c = text.charAt(i);
    return c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
  }
}
