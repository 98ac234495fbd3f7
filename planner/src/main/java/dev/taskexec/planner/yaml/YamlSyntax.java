package dev.taskexec.planner.yaml;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/// Says in plain words, and at the right character, why a document is not the YAML that is read.
final class YamlSyntax {
  private static final String QUOTE_IT = "put the whole text in quotes";

  private final Written document;
  private final String text;
  private final Code code;
  private final Findings findings;
  private boolean found;

  YamlSyntax(Written document, Code code, Findings findings) {
    this.document = document;
    this.text = document.text();
    this.code = code;
    this.findings = findings;
  }

  /// Whether anything was reported.
  boolean found() {
    return found;
  }

  /// Reports a stretch of the document, given in indexes of its text.
  void report(int from, int to, String message, String help) {
    var start = Math.clamp(from, 0, text.length());
    report(document.sub(start, Math.clamp(to, start, text.length())), message, help);
  }

  void report(Written written, String message, String help) {
    found = true;
    findings.add(code, written, message, help);
  }

  /// Reports where and why the parser stopped.
  void explain(RuntimeException trouble, CodePoints points) {
    if (trouble instanceof MarkedYamlEngineException marked) {
      var problem = index(marked.getProblemMark(), points).orElse(text.length());
      var context = index(marked.getContextMark(), points).orElse(problem);
      explain(marked.getProblem(), String.valueOf(marked.getContext()), problem, context);
    } else {
      report(0, 0, "this is not YAML", "write `key: value` lines");
    }
  }

  private static Optional<Integer> index(Optional<Mark> mark, CodePoints points) {
    return mark.map(there -> points.index(there.getIndex()));
  }

  private void explain(String problem, String reading, int at, int start) {
    if (problem.contains("that cannot start any token")) {
      explainStart(at);
    } else if (problem.startsWith("mapping values are not allowed")) {
      explainColon(at);
    } else if (problem.startsWith("could not find expected ':'")) {
      explainNoColon(start);
    } else if (reading.contains("quoted scalar")) {
      explainQuotes(problem, at, start);
    } else if (reading.contains("alias") || reading.contains("anchor") || reading.contains("tag")) {
      reportStart(start);
    } else if (reading.contains("block scalar")) {
      report(
          start,
          lineEnd(start),
          "behind `%s` the text begins on the next line".formatted(text.charAt(start)),
          "begin the text on the next line, indented; or put a text that starts with `%s` in quotes"
              .formatted(text.charAt(start)));
    } else if (reading.contains("flow")) {
      explainBrackets(at, start);
    } else {
      explainLine(problem, at);
    }
  }

  private void explainStart(int at) {
    if (character(at) == '\t') {
      report(
          at,
          at + 1,
          "a tab stands where YAML takes blanks only",
          "indent with blanks in the place of tabs");
    } else {
      reportStart(at);
    }
  }

  private void reportStart(int at) {
    report(
        at,
        lineEnd(at),
        "a text cannot start with `%s` unless it stands in quotes"
            .formatted(Excerpt.of(text, at, Math.min(text.length(), at + 1))),
        "put it in quotes: \"%s\""
            .formatted(Excerpt.of(text, at, lineEnd(at)).replace("\"", "\\\"")));
  }

  /// A `: ` where no key can be: within a text, or on a line that is indented too much.
  private void explainColon(int at) {
    var line = lineStart(at);
    if (text.substring(line, at).contains(": ")) {
      report(
          at,
          at + 1,
          "a second `: ` stands in this line, so the text before it would be a key",
          QUOTE_IT);
      return;
    }
    var above = lineAbove(line);
    if (line > 0 && firstWord(above) - above == firstWord(line) - line) {
      explainNoColon(firstWord(above));
    } else {
      report(
          firstWord(line),
          at + 1,
          "a key stands here, but the line above it has a value already or is a text",
          "indent the keys of one mapping alike, and leave nothing but the key and `:` above nested keys");
    }
  }

  private void explainNoColon(int start) {
    var end = lineEnd(start);
    var colon = text.indexOf(':', start);
    if (colon >= 0 && colon < end) {
      report(colon, colon + 1, "no blank stands behind this colon", "write `key: value`");
    } else {
      report(
          start,
          end,
          "`%s` is no key with a value".formatted(Excerpt.of(text, start, end)),
          "write `key: value`, or indent a line that goes on with the text above");
    }
  }

  private void explainQuotes(String problem, int at, int start) {
    if (problem.startsWith("found unexpected")) {
      report(
          start,
          lineEnd(start),
          "this quote is never closed",
          "write `%s` at the text's end".formatted(text.charAt(start)));
    } else {
      report(
          Math.max(start, at - 1),
          Math.min(text.length(), at + 1),
          "a backslash cannot stand here in double quotes",
          "write `\\\\` for a backslash, or put the text in single quotes");
    }
  }

  private void explainBrackets(int at, int start) {
    if (text.substring(at).isBlank()) {
      report(
          start,
          start + 1,
          "this bracket is never closed",
          "write `%s` at the end".formatted(character(start) == '{' ? '}' : ']'));
    } else {
      report(
          at,
          at + 1,
          "a comma or a closing bracket is missing before this",
          "write it, or put a text that holds `,`, `[`, `]`, `{` or `}` in quotes");
    }
  }

  private void explainLine(String problem, int at) {
    var line = lineStart(at);
    if (problem.startsWith("sequence entries are not allowed")) {
      report(
          at,
          at + 1,
          "a list item cannot stand behind a key on the same line",
          "begin the list on the next line, or put a text that starts with `-` in quotes");
    } else if (problem.startsWith("expected the node content")) {
      report(
          at,
          Math.min(at + 1, lineEnd(at)),
          "a value is missing here",
          "write a value; put a text that starts with a comma or a bracket in quotes");
    } else if (firstWord(line) == at) {
      report(
          at,
          lineEnd(at),
          "this line is indented like none of those above that it could go on with",
          "indent it as the lines that it belongs to");
    } else {
      report(
          at,
          lineEnd(at),
          "`%s` stands behind a value that has ended".formatted(Excerpt.of(text, at, lineEnd(at))),
          QUOTE_IT);
    }
  }

  private int character(int at) {
    return at < text.length() ? text.charAt(at) : -1;
  }

  private int lineStart(int at) {
    var start = at;
    while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /// The start of the line above that holds more than blanks; 0 where there is none.
  private int lineAbove(int line) {
    var end = line;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return lineStart(end);
  }

  /// The end of the line, without the blanks there; not before `at`.
  private int lineEnd(int at) {
    var end = at;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    while (end > at && text.charAt(end - 1) == ' ') {
      end--;
    }
    return end;
  }

  private int firstWord(int line) {
    var at = line;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
