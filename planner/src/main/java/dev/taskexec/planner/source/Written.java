package dev.taskexec.planner.source;

import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.util.Arrays;
import java.util.List;

/// A text that somebody wrote in a source, with the place of each of its characters there.
///
/// Mostly it is a stretch of the source as it stands; where it is not (wrapped lines put together,
/// escapes undone, parameters filled in), each character still knows where it comes from.
/// Immutable.
public final class Written {
  private static final int[] AS_IT_STANDS = {};

  private final Source source;
  private final String text;
  private final int from;

  /// The offset of each character in the source, and last that behind the text; empty where they
  /// follow each other from `from`.
  private final int[] offsets;

  private Written(Source source, String text, int from, int[] offsets) {
    this.source = source;
    this.text = text;
    this.from = from;
    this.offsets = offsets;
  }

  /// A stretch of a source as it stands.
  public static Written of(Source source, int from, int to) {
    return new Written(source, source.text().substring(from, to), from, AS_IT_STANDS);
  }

  /// A text that does not stand there as it is.
  ///
  /// @param offsets where each UTF-16 code unit of the text comes from, in order, and last the
  ///   offset behind the text: one more than the text is long
  public static Written mapped(Source source, String text, int[] offsets) {
    if (offsets.length != text.length() + 1) {
      throw new IllegalArgumentException(
          "%d offsets for %d characters".formatted(offsets.length, text.length()));
    }
    return new Written(source, text, offsets[0], offsets.clone());
  }

  /// Texts of one source put together.
  ///
  /// @param parts at least one
  public static Written joined(List<Written> parts, String separator) {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    var text = new StringBuilder();
    var length = parts.stream().mapToInt(Written::length).sum() + separator.length() * parts.size();
    var offsets = new int[length + 1];
    var at = 0;
    for (var part : parts) {
      if (at > 0 || !text.isEmpty()) {
        text.append(separator);
        Arrays.fill(offsets, at, at + separator.length(), part.from());
        at += separator.length();
      }
      text.append(part.text);
      for (var i = 0; i < part.length(); i++) {
        offsets[at++] = part.offset(i);
      }
    }
    offsets[at] = parts.getLast().to();
    return mapped(parts.getFirst().source, text.toString(), Arrays.copyOf(offsets, at + 1));
  }

  public String text() {
    return text;
  }

  /// In UTF-16 code units.
  public int length() {
    return text.length();
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  public Source source() {
    return source;
  }

  /// Where it starts in the source.
  public int from() {
    return from;
  }

  /// Where it ends in the source.
  public int to() {
    return Math.max(from, offset(text.length()));
  }

  /// Where a character comes from; for the text's length, the offset behind it.
  public int offset(int index) {
    return offsets.length == 0 ? from + index : offsets[index];
  }

  /// The line in the source that it starts on, from 1.
  public int line() {
    return source.lineAt(from);
  }

  public Place.InText place() {
    return source.place(from, to() - from);
  }

  public Written sub(int begin) {
    return sub(begin, text.length());
  }

  /// @throws IndexOutOfBoundsException if the stretch is not in the text
  public Written sub(int begin, int end) {
    if (begin == 0 && end == text.length()) {
      return this;
    }
    var part = text.substring(begin, end);
    return offsets.length == 0
        ? new Written(source, part, from + begin, AS_IT_STANDS)
        : new Written(source, part, offset(begin), behind(begin, end));
  }

  /// The offsets of a stretch; it ends behind its own last character, not where the next begins.
  private int[] behind(int begin, int end) {
    var part = Arrays.copyOfRange(offsets, begin, end + 1);
    if (end > begin && end < text.length()) {
      part[end - begin] = Math.min(offsets[end], Math.max(offsets[end - 1] + 1, offsets[begin]));
    }
    return part;
  }

  /// Without the white space at its ends.
  public Written strip() {
    var begin = 0;
    var end = text.length();
    while (begin < end && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return sub(begin, end);
  }

  /// The same with another text in the place of a stretch; all of it comes from the stretch.
  public Written replaced(int begin, int end, String replacement) {
    var before = text.substring(0, begin);
    var after = text.substring(end);
    var map = new int[before.length() + replacement.length() + after.length() + 1];
    for (var i = 0; i < begin; i++) {
      map[i] = offset(i);
    }
    Arrays.fill(map, begin, begin + replacement.length(), offset(begin));
    for (var i = 0; i <= after.length(); i++) {
      map[begin + replacement.length() + i] = offset(end + i);
    }
    return mapped(source, before + replacement + after, map);
  }

  /// The text.
  @Override
  public String toString() {
    return text;
  }
}
