package dev.taskexec.planner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Small random documents: cut into pieces, they hide the same lines as parsed whole and plainly.
class PiecewiseParsingTest {
  private static final int ROUNDS = 2_000;

  /// Everywhere where a cut is sure.
  private static final SegmentLimits SMALLEST = new SegmentLimits(0, 1000, 1000, 100_000);

  private static final String[] LINES = {
    "",
    "",
    "",
    "text",
    "text <!-- comment --> text",
    "text <!-- comment",
    "comment --> text",
    "`code <!-- span` text",
    "text \\<!-- no comment",
    "# heading",
    "### heading <!--",
    "####### no heading",
    "```",
    "```",
    "````",
    "```sh",
    "```not`a fence",
    "~~~",
    "~~~~ example",
    "<!--",
    "<!-- -->",
    "<!-- --> <!--",
    "-->",
    "<div>",
    "<div><!--",
    "</div>",
    "<pre>",
    "</pre>",
    "<pre><!-- </pre>",
    "<?php <!--",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    "<span class='a'>",
    "- item",
    "- ```",
    "- <!--",
    "* item",
    "1. item",
    "2. item",
    "3. ~~~",
    "10. item",
    "-",
    "---",
    "===",
    "> quote",
    "> ```",
    "> <!--",
    "> - > ~~~",
    "\ttab",
    "-\titem",
    "[a]: b",
  };

  private static final String[] INDENTS = {"", "", "", "", " ", "  ", "   ", "    ", "     ", "\t"};

  private static final String[] LINE_ENDS = {"\n", "\n", "\r\n", "\r"};

  static Stream<Long> seeds() {
    return Stream.of(1L, 2L, 3L, 4L, 5L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void hides_the_same_lines_as_the_whole(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < ROUNDS; round++) {
      var text = document(random);

      var hidden = HiddenRanges.of(text, SMALLEST);

      assertThat(hiddenLines(text, hidden))
          .as("round %d of seed %d:%n%s", round, seed, text)
          .isEqualTo(plainlyHiddenLines(text));
    }
  }

  private static String document(Random random) {
    var text = new StringBuilder();
    var lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
    var lines = random.nextInt(24);
    for (var i = 0; i < lines; i++) {
      text.append(INDENTS[random.nextInt(INDENTS.length)])
          .append(LINES[random.nextInt(LINES.length)])
          .append(lineEnd);
    }
    return text.toString();
  }

  private static List<Integer> hiddenLines(String text, HiddenRanges hidden) {
    return lineStarts(text).filter(start -> hidden.indexAt(start) != HiddenRanges.NONE).toList();
  }

  /// Of lines that are not blank: a blank one at the end of a fence has no span of its own.
  private static Stream<Integer> lineStarts(String text) {
    var offsets = new ArrayList<Integer>();
    for (var i = 0; i < text.length(); i++) {
      var before = i == 0 ? '\n' : text.charAt(i - 1);
      var starts = before == '\n' || (before == '\r' && text.charAt(i) != '\n');
      if (starts && !text.substring(i).lines().findFirst().orElse("").isBlank()) {
        offsets.add(i);
      }
    }
    return offsets.stream();
  }

  /// The lines that start inside, told from one tree of the whole document.
  private static List<Integer> plainlyHiddenLines(String text) {
    var document =
        Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build()
            .parse(text);
    var ranges = new ArrayList<int[]>();
    collect(document, text, ranges);
    return lineStarts(text)
        .filter(start -> ranges.stream().anyMatch(range -> range[0] <= start && start < range[1]))
        .toList();
  }

  private static void collect(Node node, String text, List<int[]> ranges) {
    if (node instanceof FencedCodeBlock) {
      ranges.add(range(node));
    } else if (node instanceof HtmlInline html && html.getLiteral().startsWith("<!--")) {
      ranges.add(range(node));
    } else if (node instanceof HtmlBlock html) {
      var start = html.getLiteral().stripLeading();
      if (start.startsWith("<!--") || (!start.startsWith("<!") && !start.startsWith("<?"))) {
        collectComments(range(node), text, ranges);
      }
    }
    for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
      collect(child, text, ranges);
    }
  }

  private static void collectComments(int[] block, String text, List<int[]> ranges) {
    var html = text.substring(0, block[1]);
    var start = html.indexOf("<!--", block[0]);
    while (start >= 0) {
      var close = html.indexOf("-->", start + 2);
      var end = close < 0 ? html.length() : close + 3;
      ranges.add(new int[] {start, end});
      start = html.indexOf("<!--", end);
    }
  }

  private static int[] range(Node node) {
    var last = node.getSourceSpans().getLast();
    return new int[] {
      node.getSourceSpans().getFirst().getInputIndex(), last.getInputIndex() + last.getLength()
    };
  }
}
