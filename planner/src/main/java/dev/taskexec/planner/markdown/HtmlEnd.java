package dev.taskexec.planner.markdown;

import java.util.Locale;

/// Where HTML blocks end that do not end at a blank line (CommonMark 0.31, section 4.6).
final class HtmlEnd {
  private HtmlEnd() {}

  /// Whether a line of an HTML block is its last one.
  ///
  /// @param opening what opens the like of it, see [OpenBlock#opening(String)]
  static boolean isIn(String opening, String line) {
    return switch (opening.strip()) {
      case "<!--" -> line.contains("-->");
      case "<![CDATA[" -> line.contains("]]>");
      case "<?" -> line.contains("?>");
      case "<!A" -> line.indexOf('>') >= 0;
      case "<pre>" -> endsVerbatim(line.toLowerCase(Locale.ROOT));
      default -> false;
    };
  }

  private static boolean endsVerbatim(String line) {
    return line.contains("</pre>")
        || line.contains("</script>")
        || line.contains("</style>")
        || line.contains("</textarea>");
  }
}
