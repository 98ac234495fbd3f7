package dev.taskexec.planner.markdown;

import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;

/// The block at the top level that is still open where a piece of the text ends.
///
/// @param opening a line that opens the like of it, with its line end; empty where nothing is open
/// @param fence whether it is fenced code; otherwise an HTML block
/// @param hiddenFrom where it began to hide lines, or [#NOWHERE]
record OpenBlock(String opening, boolean fence, int hiddenFrom) {
  static final int NOWHERE = -1;
  static final OpenBlock NONE = new OpenBlock("", false, NOWHERE);

  static OpenBlock fence(FencedCodeBlock block, int start) {
    var marks = block.getFenceCharacter().repeat(block.getOpeningFenceLength());
    return new OpenBlock(marks + "\n", true, start);
  }

  /// @param commentStart where a comment in it began that has not ended, or [#NOWHERE]
  static OpenBlock html(HtmlBlock block, int commentStart) {
    return new OpenBlock(opening(block.getLiteral().stripLeading()), false, commentStart);
  }

  boolean isOpen() {
    return !opening.isEmpty();
  }

  /// The shortest opening of the same of the seven kinds in CommonMark 0.31, section 4.6.
  static String opening(String html) {
    if (html.startsWith("<!--")) {
      return "<!--\n";
    }
    if (html.startsWith("<![CDATA[")) {
      return "<![CDATA[\n";
    }
    if (html.startsWith("<?")) {
      return "<?\n";
    }
    if (html.startsWith("<!")) {
      return "<!A\n";
    }
    return isVerbatim(html) ? "<pre>\n" : "<div>\n";
  }

  private static boolean isVerbatim(String html) {
    for (var name : new String[] {"pre", "script", "style", "textarea"}) {
      var behind = 1 + name.length();
      if (html.regionMatches(true, 1, name, 0, name.length())
          && (html.length() == behind
              || html.charAt(behind) == '>'
              || Character.isWhitespace(html.charAt(behind)))) {
        return true;
      }
    }
    return false;
  }
}
