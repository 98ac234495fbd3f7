package dev.taskexec.planner.importer;

/// Markdown of one line as a title: words and paths as they stand there, without the marks for bold
/// and code. A path such as `src/__init__.py` is not taken for bold.
final class TitleText {
  private TitleText() {}

  static String of(String markdown) {
    var text = new StringBuilder(markdown.length());
    for (var i = 0; i < markdown.length(); i++) {
      var c = markdown.charAt(i);
      if (c == '`' || (c == '*' && (isStar(markdown, i - 1) || isStar(markdown, i + 1)))) {
        continue;
      }
      if (c == '\\'
          && i + 1 < markdown.length()
          && "*_`[]<>#|\\".indexOf(markdown.charAt(i + 1)) >= 0) {
        i++;
      }
      text.append(markdown.charAt(i));
    }
    return text.toString();
  }

  private static boolean isStar(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) == '*';
  }
}
