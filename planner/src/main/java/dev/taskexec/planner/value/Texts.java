package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Texts: in backticks, in double quotes, or bare where they have no blank, comma, quote, backtick
/// or backslash. Bare ones are taken as they stand: `**` is no bold there.
public final class Texts {

  private Texts() {}

  /// Reads one text; it is not empty.
  public static Optional<Written> read(Written item, Reading reading) {
    return content(Blanks.strip(item), reading)
        .flatMap(
            text ->
                text.isEmpty()
                    ? reading.wrong(item, "the text is empty", "write a text, or take it away")
                    : Optional.of(text));
  }

  /// Reads the items of a list; one that stands there twice counts once.
  public static Optional<List<String>> readAll(List<Written> items, Reading reading) {
    return all(items.stream().map(item -> read(item, reading)).toList());
  }

  /// The texts, without repeats, if all of them could be read.
  static Optional<List<String>> all(List<Optional<Written>> texts) {
    if (texts.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    var all = new LinkedHashSet<String>();
    texts.forEach(text -> all.add(text.orElseThrow().text()));
    return Optional.of(List.copyOf(all));
  }

  /// A text as it is written, bare where that is possible; it reads back as the same.
  ///
  /// @param text not empty
  public static String text(String text) {
    var filled = text.replace("${", "$${");
    if (isBare(filled)) {
      return filled;
    }
    var isOneLine = filled.indexOf('\n') < 0 && filled.indexOf('\r') < 0;
    return isOneLine && !filled.isBlank() ? CodeSpan.of(filled) : Quotes.of(filled);
  }

  private static boolean isBare(String text) {
    return text.chars().noneMatch(c -> isSpecial((char) c)) && !Doubtful.hasReference(text);
  }

  private static boolean isSpecial(char c) {
    return Blanks.is(c) || c == ',' || c == '"' || c == '`' || c == '\\';
  }

  /// What a text says; it may be empty.
  static Optional<Written> content(Written item, Reading reading) {
    var text = item.text();
    if (text.startsWith("`") || text.startsWith("\"")) {
      return marked(item, reading).flatMap(inside -> filled(inside, reading));
    }
    for (var i = 0; i < text.length() && text.charAt(i) != '\\'; i++) {
      if (isSpecial(text.charAt(i))) {
        return misplaced(item, i, reading);
      }
    }
    return Doubtful.refuse(item, reading, "put it in backticks: " + inBackticks(item))
        .flatMap(plain -> filled(plain, reading));
  }

  /// A text in backticks, as a message shows it.
  private static String inBackticks(Written item) {
    return Excerpt.of(CodeSpan.of(item.text()));
  }

  private static Optional<Written> filled(Written part, Reading reading) {
    return reading
        .fill(part)
        .flatMap(
            text ->
                text.text().indexOf('\0') >= 0
                    ? reading.wrong(
                        part,
                        "there is a character U+0000, which no name and no variable can have",
                        "take it away")
                    : Optional.of(text));
  }

  private static Optional<Written> marked(Written item, Reading reading) {
    var code = item.text().startsWith("`");
    var end = code ? CodeSpan.end(item.text(), 0) : Quotes.end(item.text(), 0);
    if (end < 0) {
      return reading.wrong(
          item,
          code ? "a backtick is opened here and not closed" : "a double quote is not closed",
          code ? "add the closing backtick" : "add the closing quote");
    }
    if (end < item.length()) {
      return reading.wrong(
          Blanks.strip(item.sub(end)),
          "%s stands behind the closing %s"
              .formatted(Reading.shown(Blanks.strip(item.sub(end))), code ? "backtick" : "quote"),
          "put a comma between two items, or all of one item between the marks");
    }
    return code ? Optional.of(CodeSpan.content(item)) : Quotes.content(item, reading);
  }

  private static Optional<Written> misplaced(Written item, int at, Reading reading) {
    var c = item.text().charAt(at);
    var marked = inBackticks(item);
    return switch (c) {
      case ',' ->
          reading.wrong(
              item.sub(at, at + 1),
              "there is a comma in %s, which is one item".formatted(Reading.shown(item)),
              "put it in backticks, %s, or make it several items".formatted(marked));
      case '"', '`' ->
          reading.wrong(
              item.sub(at, at + 1),
              "there is a %s inside of %s"
                  .formatted(c == '"' ? "double quote" : "backtick", Reading.shown(item)),
              "put a comma between two items, or all of one item between the marks");
      default ->
          reading.wrong(
              item.sub(at, at + 1),
              "there is a blank in %s".formatted(Reading.shown(item)),
              "put a comma between two items, or a text with a blank in backticks: " + marked);
    };
  }
}
