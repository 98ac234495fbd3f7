package dev.taskexec.planner.markdown;

import java.util.Arrays;
import java.util.Random;

/// Small documents of lines that mean something to Markdown, thrown together.
final class RandomMarkdown {
  private static final String[] LINES = {
    "",
    "",
    "",
    "",
    "text",
    "text",
    "text <!-- comment --> text",
    "text <!-- comment",
    "comment --> text",
    "`code <!-- span` text --> text",
    "text \\<!-- no comment -->",
    "# heading",
    "### heading <!-- c --> ##",
    "#",
    "```",
    "```",
    "````",
    "```sh  a",
    "~~~",
    "~~~~ ex\\*ample",
    "<!--",
    "<!-- --> - [ ] text",
    "-->",
    "<div>",
    "</div>",
    "<pre>",
    "</pre>",
    "<?php",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE",
    ">",
    "<span class='a'>",
    "- item",
    "- item",
    "- [ ] item",
    "- [x] item <!-- c -->",
    "- [X]",
    "- ```",
    "-  \tcode",
    "- <!--",
    "- | a | b |",
    "* item",
    "+     item",
    "1. item",
    "1. [ ] item",
    "2. item",
    "3. ~~~",
    "10) item",
    "- - 1. item",
    "-",
    "- # heading",
    "---",
    "===",
    "***",
    "> quote",
    "> ```",
    "> - a",
    "| a | b |",
    "| `a\\|b` | <!-- c --> | d",
    "a | b",
    "|---|---|",
    ":-- | -:",
    "|",
    "\ttab",
    "-\titem",
  };

  private static final String[] INDENTS = {
    "", "", "", "", "  ", "  ", "   ", "    ", "     ", "      ", "\t", "  \t"
  };

  private static final String[] LINE_ENDS = {"\n", "\n", "\n", "\r\n", "\r"};

  private RandomMarkdown() {}

  static String document(Random random) {
    var text = new StringBuilder();
    var lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
    var lines = random.nextInt(24);
    // Few kinds of lines meet each other more often.
    var kinds = new String[2 + random.nextInt(LINES.length)];
    Arrays.setAll(kinds, _ -> LINES[random.nextInt(LINES.length)]);
    for (var i = 0; i < lines; i++) {
      text.append(INDENTS[random.nextInt(INDENTS.length)])
          .append(kinds[random.nextInt(kinds.length)])
          .append(lineEnd);
    }
    if (random.nextInt(4) == 0) {
      text.append(LINES[random.nextInt(LINES.length)]);
    }
    return text.toString();
  }
}
