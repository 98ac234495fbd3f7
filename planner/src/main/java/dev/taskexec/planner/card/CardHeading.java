package dev.taskexec.planner.card;

import dev.taskexec.planner.markdown.InlineText;
import dev.taskexec.planner.markdown.InlineText.Part;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A heading, looked at as that of a card.
sealed interface CardHeading {

  /// A card's.
  record OfCard(Titled titled) implements CardHeading {}

  /// One that was probably meant as a card's.
  record Near(Written written, String message, String help) implements CardHeading {}

  /// Any other.
  record Other() implements CardHeading {}

  static CardHeading of(Written content, TaskIds ids) {
    var text = content.text();
    if (text.indexOf('`') < 0) {
      return bare(content, ids);
    }
    var parts = InlineText.of(content).parts();
    var found =
        IntStream.range(0, parts.size())
            .filter(i -> parts.get(i).code() && ids.isId(parts.get(i).text()))
            .toArray();
    return switch (found.length) {
      case 0 -> ticked(parts, ids).orElseGet(() -> bare(content, ids));
      case 1 -> ofCard(text, parts, found[0]);
      default ->
          new Near(
              parts.get(found[1]).written(),
              "this heading is no task card: it names %d tasks in backticks"
                  .formatted(found.length),
              "write a heading for each task, or name the others without backticks");
    };
  }

  private static CardHeading ofCard(String text, List<Part> parts, int id) {
    return text.startsWith("~~")
        ? new Near(
            parts.get(id).written(),
            "this heading is no task card: it is struck out",
            "take the `~~` away if the card counts")
        : new OfCard(Titled.of(parts, id));
  }

  private static Optional<CardHeading> ticked(List<Part> parts, TaskIds ids) {
    for (var part : parts) {
      var meant = part.code() ? ids.meant(part.text().strip()) : Optional.<String>empty();
      if (meant.isPresent()) {
        return Optional.of(
            new Near(
                part.written(),
                "this heading is no task card: `%s` is no task id; %s"
                    .formatted(Excerpt.of(part.text()), ids.form()),
                "write `` `%s` `` if it is meant as one".formatted(meant.get())));
      }
    }
    return Optional.empty();
  }

  /// An id in no backticks: `TASK-` and digits anywhere, others only as the first word.
  private static CardHeading bare(Written content, TaskIds ids) {
    var text = content.text();
    var from = text.indexOf(TaskIds.PREFIX);
    from = from < 0 ? 0 : from;
    var end = from;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    while (end > from && text.charAt(end - 1) == '.') {
      end--;
    }
    var word = text.substring(from, end);
    if (!ids.isId(word) || (from > 0 && isPart(text.charAt(from - 1)))) {
      return new Other();
    }
    return new Near(
        content.sub(from, end),
        "this heading is no task card: `%s` stands in no backticks".formatted(word),
        "write `` `%s` `` if it is meant as one".formatted(word));
  }

  private static boolean isPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
