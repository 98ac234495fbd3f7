package dev.taskexec.effects.process.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the lines of `strace -f -o`. A call during which others called too is written on two
/// lines, which are put together here. What it does not understand it passes over: a task that is
/// watched may do what it likes, also to the file.
final class CallReader {
  private static final String UNFINISHED = "<unfinished ...>";
  private static final String RESUMED = "<... ";
  private static final int MOST_UNFINISHED = 100_000;

  private final Map<Long, String> begun = new HashMap<>();

  /// The call that returns on this line.
  Optional<Call> take(String line) {
    var blank = line.indexOf(' ');
    if (blank <= 0 || !line.substring(0, blank).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    if (blank > 18) {
      return Optional.empty();
    }
    var pid = Long.parseLong(line.substring(0, blank));
    var text = line.substring(blank).strip();
    if (text.endsWith(UNFINISHED)) {
      if (begun.size() < MOST_UNFINISHED) {
        begun.put(pid, text.substring(0, text.length() - UNFINISHED.length()));
      }
      return Optional.empty();
    }
    if (text.startsWith(RESUMED)) {
      var first = begun.remove(pid);
      var end = text.indexOf('>');
      return first == null || end < 0
          ? Optional.empty()
          : call(pid, first + text.substring(end + 1));
    }
    return call(pid, text);
  }

  private static Optional<Call> call(long pid, String text) {
    var open = text.indexOf('(');
    if (open <= 0 || !text.substring(0, open).chars().allMatch(CallReader::isOfName)) {
      return Optional.empty();
    }
    var scan = new Scan(text, open + 1);
    var arguments = scan.arguments();
    var equals = text.indexOf('=', scan.at);
    return scan.closed && equals >= 0
        ? Optional.of(
            new Call(pid, text.substring(0, open), arguments, text.substring(equals + 1).strip()))
        : Optional.empty();
  }

  private static boolean isOfName(int c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /// Goes through the arguments to the bracket that closes them.
  private static final class Scan {
    private final String text;
    private final List<String> arguments = new ArrayList<>();
    private int at;
    private int depth;
    private boolean closed;

    Scan(String text, int start) {
      this.text = text;
      this.at = start;
    }

    List<String> arguments() {
      var start = at;
      while (at < text.length() && !closed) {
        var c = text.charAt(at);
        switch (c) {
          case '"' -> skipQuoted();
          case '<' -> skipName();
          case '{', '[', '(' -> depth++;
          case '}', ']' -> depth--;
          case ')' -> {
            if (depth == 0) {
              closed = true;
              add(start);
            } else {
              depth--;
            }
          }
          case ',' -> {
            if (depth == 0) {
              add(start);
              start = at + 1;
            }
          }
          default -> {
            // Part of an argument.
          }
        }
        at++;
      }
      return arguments;
    }

    private void add(int start) {
      var argument = text.substring(start, at).strip();
      if (!argument.isEmpty()) {
        arguments.add(argument);
      }
    }

    private void skipQuoted() {
      at++;
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
    }

    /// What stands behind a descriptor: a path, in which brackets are escaped, or what a socket is
    /// connected to, in which there is an arrow.
    private void skipName() {
      var isPath = at + 1 < text.length() && text.charAt(at + 1) == '/';
      var inner = 1;
      at++;
      while (at < text.length()) {
        var c = text.charAt(at);
        if (c == '<') {
          inner++;
        } else if (c == '>' && (isPath || text.charAt(at - 1) != '-')) {
          inner--;
          if (inner == 0) {
            return;
          }
        }
        at++;
      }
    }
  }
}
