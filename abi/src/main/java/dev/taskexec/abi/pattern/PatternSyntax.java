package dev.taskexec.abi.pattern;

import dev.taskexec.abi.pattern.PatternPart.All;
import dev.taskexec.abi.pattern.PatternPart.Either;
import dev.taskexec.abi.pattern.PatternPart.One;
import dev.taskexec.abi.pattern.PatternPart.Times;
import java.util.ArrayList;

/// Reads a pattern: characters, `.`, `[…]`, `\d \w \s` and their opposites, groups, `|`, and `? * +
/// {n,m}`. What makes other engines go back (references, look-around) does not exist.
final class PatternSyntax {
  private static final int DEEPEST = 20;
  private static final int MOST_TIMES = 1_000;
  private static final String PUNCTUATION = "\\.[](){}?*+|^$-/_ ,:;!\"'`~#%&@=<>";

  private final String text;
  private int at;
  private int depth;

  private PatternSyntax(String text) {
    this.text = text;
  }

  static PatternPart read(String text) throws PatternTrouble {
    var syntax = new PatternSyntax(text);
    syntax.at += text.startsWith("^") ? 1 : 0;
    var whole = syntax.either();
    if (syntax.at < text.length()) {
      throw syntax.trouble("`)` closes no group", "write `\\)` for the character");
    }
    return whole;
  }

  private PatternPart either() throws PatternTrouble {
    var parts = new ArrayList<PatternPart>();
    parts.add(all());
    while (next() == '|') {
      at++;
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Either(parts);
  }

  private PatternPart all() throws PatternTrouble {
    var parts = new ArrayList<PatternPart>();
    while (next() != -1 && next() != '|' && next() != ')') {
      if (next() == '$' && at + 1 == text.length()) {
        at++;
      } else {
        parts.add(times());
      }
    }
    return new All(parts);
  }

  private PatternPart times() throws PatternTrouble {
    var part = one();
    var times =
        switch (next()) {
          case '?' -> new Times(part, 0, 1);
          case '*' -> new Times(part, 0, Times.UNBOUNDED);
          case '+' -> new Times(part, 1, Times.UNBOUNDED);
          case '{' -> counted(part);
          default -> null;
        };
    if (times == null) {
      return part;
    }
    at++;
    if (next() != -1 && "?*+{".indexOf(next()) >= 0) {
      throw trouble("two repeats stand behind each other", "keep one of them");
    }
    return times;
  }

  /// `{n}`, `{n,}` or `{n,m}`; stops at the closing brace.
  private Times counted(PatternPart part) throws PatternTrouble {
    at++;
    var least = number();
    var most = least;
    if (next() == ',') {
      at++;
      most = next() == '}' ? Times.UNBOUNDED : number();
    }
    if (next() != '}' || (most != Times.UNBOUNDED && most < least)) {
      throw trouble(
          "these braces count nothing",
          "write `{2}`, `{2,}` or `{2,5}`, or `\\{` for the character");
    }
    return new Times(part, least, most);
  }

  private int number() throws PatternTrouble {
    var from = at;
    var number = 0;
    while (next() >= '0' && next() <= '9' && number <= MOST_TIMES) {
      number = 10 * number + next() - '0';
      at++;
    }
    if (at == from || number > MOST_TIMES) {
      throw trouble(
          "a number from 0 to %,d is expected here".formatted(MOST_TIMES),
          "write `{2}`, `{2,}` or `{2,5}`, or `\\{` for the character");
    }
    return number;
  }

  private PatternPart one() throws PatternTrouble {
    return switch (next()) {
      case '(' -> group();
      case '[' -> new One(set());
      case '.' -> {
        at++;
        yield new One(Characters.ANY);
      }
      case '\\' -> new One(escape());
      case '?', '*', '+', '{' ->
          throw trouble(
              "there is nothing in front of this to repeat", "write a backslash before it");
      case '^', '$' ->
          throw trouble(
              "a pattern fits the whole value, so this can only stand at its end",
              "take it out, or write a backslash before it");
      default -> new One(Characters.of(take()));
    };
  }

  private PatternPart group() throws PatternTrouble {
    var open = at++;
    if (next() == '?') {
      if (!text.startsWith("?:", at)) {
        throw trouble(
            "look-around, flags and names of groups are not read", "write `(…)` or `(?:…)`");
      }
      at += 2;
    }
    if (++depth > DEEPEST) {
      throw trouble("groups are more than %d deep here".formatted(DEEPEST), "write it flatter");
    }
    var part = either();
    depth--;
    if (next() != ')') {
      at = open;
      throw trouble("this group is never closed", "write `)`, or `\\(` for the character");
    }
    at++;
    return part;
  }

  private Characters escape() throws PatternTrouble {
    at++;
    var point = next() == -1 ? -1 : take();
    var set =
        switch (point) {
          case 'd' -> Characters.DIGITS;
          case 'D' -> Characters.DIGITS.not();
          case 'w' -> Characters.WORD;
          case 'W' -> Characters.WORD.not();
          case 's' -> Characters.BLANKS;
          case 'S' -> Characters.BLANKS.not();
          default -> Characters.of(point);
        };
    if (set.equals(Characters.of(point)) && (point == -1 || PUNCTUATION.indexOf(point) < 0)) {
      at = Math.max(0, text.offsetByCodePoints(at, point == -1 ? -1 : -2));
      throw trouble(
          "this backslash means nothing here",
          "write it before a character such as `.`, or `\\d`, `\\w`, `\\s`, or `\\\\` for itself");
    }
    return set;
  }

  private Characters set() throws PatternTrouble {
    var open = at++;
    var negated = next() == '^';
    at += negated ? 1 : 0;
    var ranges = new ArrayList<Integer>();
    while (next() != ']') {
      if (next() == -1 || next() == '[' || text.startsWith("&&", at)) {
        at = next() == -1 ? open : at;
        throw trouble(
            "these square brackets are not closed before the next, or hold `&&`",
            "write `]` at their end, and `\\[` or `\\&` for the characters");
      }
      addRange(ranges);
    }
    if (ranges.isEmpty()) {
      throw trouble("these square brackets hold nothing", "write the characters, or `\\]`");
    }
    at++;
    return new Characters(ranges, negated);
  }

  private void addRange(ArrayList<Integer> ranges) throws PatternTrouble {
    var from = at;
    var first = member();
    var isSingle =
        first.ranges().size() == 2 && first.ranges().get(0).equals(first.ranges().get(1));
    if (!isSingle || next() != '-' || text.startsWith("-]", at)) {
      ranges.addAll(first.ranges());
      return;
    }
    at++;
    var last = next() == -1 ? first : member();
    if (last.ranges().size() != 2
        || !last.ranges().get(0).equals(last.ranges().get(1))
        || last.ranges().get(0) < first.ranges().get(0)) {
      at = from;
      throw trouble("this range has no end, or one before its start", "write it as `a-z`");
    }
    ranges.add(first.ranges().get(0));
    ranges.add(last.ranges().get(0));
  }

  private Characters member() throws PatternTrouble {
    if (next() != '\\') {
      return Characters.of(take());
    }
    var from = at;
    var set = escape();
    if (set.negated()) {
      at = from;
      throw trouble("an opposite cannot stand in square brackets", "list the characters");
    }
    return set;
  }

  private int next() {
    return at < text.length() ? text.codePointAt(at) : -1;
  }

  private int take() {
    var point = text.codePointAt(at);
    at += Character.charCount(point);
    return point;
  }

  private PatternTrouble trouble(String message, String help) {
    return new PatternTrouble(Math.min(at, text.length()), message, help);
  }
}
