package dev.taskexec.planner.markdown;

import dev.taskexec.planner.markdown.InlineText.Part;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/// Finds the code spans of a text of any length, by the rules of CommonMark 0.31, sections 2.4 and
/// 6.1, in linear time. HTML and links are not looked for: a backtick in them counts, too.
final class CodeSpans {
  private final Written content;
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final int[] closing;
  private final List<Part> parts = new ArrayList<>();

  private CodeSpans(Written content) {
    this.content = content;
    this.text = content.text();
    var runs = runs(text);
    this.starts = runs[0];
    this.ends = runs[1];
    this.closing = closing();
  }

  static List<Part> in(Written content) {
    return new CodeSpans(content).find();
  }

  private List<Part> find() {
    var done = 0;
    var run = 0;
    while (run < starts.length) {
      if (closing[run] < 0 || isEscaped(starts[run], done)) {
        run++;
      } else {
        var last = closing[run];
        addPlain(done, starts[run]);
        var code = stripped(text.substring(ends[run], starts[last]).replace('\n', ' '));
        parts.add(new Part(true, code, content.sub(starts[run], ends[last])));
        done = ends[last];
        run = last + 1;
      }
    }
    addPlain(done, text.length());
    return parts;
  }

  private void addPlain(int from, int to) {
    if (from < to) {
      parts.add(new Part(false, text.substring(from, to), content.sub(from, to)));
    }
  }

  /// Whether an odd number of backslashes stands before an offset.
  private boolean isEscaped(int at, int from) {
    var i = at;
    while (i > from && text.charAt(i - 1) == '\\') {
      i--;
    }
    return (at - i) % 2 == 1;
  }

  /// One blank at each end goes, where both are there and something else is, too.
  private static String stripped(String code) {
    var isPadded =
        code.length() > 1 && code.startsWith(" ") && code.endsWith(" ") && !code.isBlank();
    return isPadded ? code.substring(1, code.length() - 1) : code;
  }

  /// Where each run of backticks starts and ends.
  private static int[][] runs(String text) {
    var starts = new int[16];
    var ends = new int[16];
    var count = 0;
    for (var i = text.indexOf('`'); i >= 0; i = text.indexOf('`', i)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
      }
      starts[count] = i;
      while (i < text.length() && text.charAt(i) == '`') {
        i++;
      }
      ends[count++] = i;
    }
    return new int[][] {Arrays.copyOf(starts, count), Arrays.copyOf(ends, count)};
  }

  /// For each run the next one that is as long, or -1.
  private int[] closing() {
    var closing = new int[starts.length];
    var nextOfLength = new HashMap<Integer, Integer>();
    for (var run = starts.length - 1; run >= 0; run--) {
      var next = nextOfLength.put(ends[run] - starts[run], run);
      closing[run] = next == null ? -1 : next;
    }
    return closing;
  }
}
