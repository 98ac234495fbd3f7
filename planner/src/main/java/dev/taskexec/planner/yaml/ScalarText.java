package dev.taskexec.planner.yaml;

import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.yaml.YamlValue.Scalar;
import java.util.Arrays;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Finds out where each character of a scalar stands.
final class ScalarText {
  private ScalarText() {}

  /// A scalar as the parser read it, with its places.
  ///
  /// @param start where it starts in the document, with quotes or the mark of a block
  /// @param end where the parser says that it ends
  static Scalar read(ScalarEvent event, Written document, int start, int end) {
    var value = event.getValue();
    return switch (event.getScalarStyle()) {
      case PLAIN -> new Scalar(plain(value, document, start, end), true);
      case SINGLE_QUOTED, DOUBLE_QUOTED -> new Scalar(quoted(value, document, start, end), false);
      case LITERAL, FOLDED, JSON_SCALAR_STYLE ->
          new Scalar(lines(value, document, nextLine(document.text(), start, end), end), false);
    };
  }

  /// Behind the line that holds the mark of a block.
  private static int nextLine(String text, int start, int end) {
    var at = start;
    while (at < end && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static Written plain(String value, Written document, int start, int end) {
    if (value.isEmpty()) {
      return document.sub(start, start);
    }
    return document.text().startsWith(value, start)
        ? document.sub(start, start + value.length())
        : lines(value, document, start, end);
  }

  /// A text in quotes; anchor and tag may stand before it.
  private static Written quoted(String value, Written document, int start, int end) {
    var text = document.text();
    var quote = end > start ? text.charAt(end - 1) : ' ';
    var first = text.indexOf(quote, start) + 1;
    var close = end - 1;
    if (close < first) {
      return vague(value, document, start, end);
    }
    if (close - first == value.length() && text.startsWith(value, first)) {
      return document.sub(first, close);
    }
    return new QuotedText(text, first, close, quote == '"')
        .indexes(value)
        .map(indexes -> mapped(value, document, indexes))
        .orElseGet(() -> vague(value, document, first, close));
  }

  /// A text over several lines without quotes: each keeps what stands in it between its blanks.
  private static Written lines(String value, Written document, int start, int end) {
    return LineText.indexes(value, document.text(), start, end)
        .map(indexes -> mapped(value, document, indexes))
        .orElseGet(() -> vague(value, document, start, end));
  }

  private static Written mapped(String value, Written document, int[] indexes) {
    var offsets = new int[indexes.length];
    for (var i = 0; i < indexes.length; i++) {
      offsets[i] = document.offset(indexes[i]);
    }
    return Written.mapped(document.source(), value, offsets);
  }

  /// Where the characters cannot be told apart, each stands for the whole stretch.
  private static Written vague(String value, Written document, int start, int end) {
    var offsets = new int[value.length() + 1];
    Arrays.fill(offsets, document.offset(start));
    offsets[value.length()] = document.offset(end);
    return Written.mapped(document.source(), value, offsets);
  }
}
