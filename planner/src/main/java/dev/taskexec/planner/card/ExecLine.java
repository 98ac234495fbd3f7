package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// One line of an `exec` fence, split into words at blanks.
///
/// `'…'` keeps everything as it is; in `"…"` a backslash goes before `"` and `\`; elsewhere a
/// backslash keeps the character behind it. Nothing is expanded.
final class ExecLine {
  /// What a shell would not hand to the program.
  private static final Set<String> OPERATORS =
      Set.of(
          "|", "||", "&", "&&", ";", ";;", ">", ">>", "<", "<<", "<<<", "2>", "2>>", "2>&1", "&>",
          ">&2", "1>&2");

  /// What word processors make of quotes at the start of a word.
  private static final String CURLY = "“”„‘‚";

  private final Written line;
  private final String text;
  private final Findings findings;
  private final List<Written> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int[] offsets;
  private int at;
  private boolean quoted;

  ExecLine(Written line, Findings findings) {
    this.line = line;
    this.text = line.text();
    this.findings = findings;
    this.offsets = new int[16];
  }

  /// The words with their quotes taken away; none where something is wrong, which is then a
  /// finding.
  List<Written> split() {
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else if (!readWord()) {
        return List.of();
      }
    }
    return words;
  }

  private boolean readWord() {
    var start = at;
    word.setLength(0);
    quoted = false;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      if (!readPart()) {
        return false;
      }
    }
    if (!quoted && OPERATORS.contains(word.toString())) {
      findings.add(
          Code.SOT061,
          line.sub(start, at),
          "`%s` means nothing here: an `exec` fence has no shell".formatted(word),
          "use a `sh` fence, or write `'%s'` to hand it to the program".formatted(word));
      return false;
    }
    if (CURLY.indexOf(text.charAt(start)) >= 0) {
      findings.add(
          Code.SOT061,
          line.sub(start, at),
          "`%c` quotes nothing here: it is a character like any other"
              .formatted(text.charAt(start)),
          "write straight quotes, or `'%c'` to hand the character to the program"
              .formatted(text.charAt(start)));
      return false;
    }
    var map = Arrays.copyOf(offsets, word.length() + 1);
    map[0] = word.isEmpty() ? line.offset(start) : map[0];
    map[word.length()] = word.isEmpty() ? map[0] : line.offset(at - 1) + 1;
    words.add(Written.mapped(line.source(), word.toString(), map));
    return true;
  }

  private boolean readPart() {
    var c = text.charAt(at);
    switch (c) {
      case '\'', '"' -> {
        return readQuoted(c);
      }
      case '\\' -> {
        if (at + 1 == text.length()) {
          findings.add(
              Code.SOT061,
              line.sub(at, at + 1),
              "a backslash ends this line, but a command cannot go on over the next one",
              "write the command on one line, or `\\\\` for a backslash");
          return false;
        }
        quoted = true;
        at++;
      }
      default -> {}
    }
    append();
    return true;
  }

  private boolean readQuoted(char quote) {
    var open = at++;
    quoted = true;
    while (at < text.length() && text.charAt(at) != quote) {
      if (quote == '"' && text.charAt(at) == '\\' && isEscaped(at + 1)) {
        at++;
      }
      append();
    }
    if (at == text.length()) {
      findings.add(
          Code.SOT061,
          line.sub(open),
          "the quote that opens before `%s` is never closed"
              .formatted(Excerpt.of(text, open + 1, text.length())),
          "close it on the same line, or write `\\%c` for the character itself".formatted(quote));
      return false;
    }
    at++;
    return true;
  }

  private boolean isEscaped(int index) {
    return index < text.length() && (text.charAt(index) == '"' || text.charAt(index) == '\\');
  }

  private void append() {
    if (word.length() + 1 >= offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[word.length()] = line.offset(at);
    word.append(text.charAt(at++));
  }
}
