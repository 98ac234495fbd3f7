package dev.taskexec.abi.invariant;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.invariant.Invariant.Moment;
import dev.taskexec.abi.pattern.ValuePattern;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.abi.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/// Reads an invariant: `[before:|after:] CONDITION`. Words are parted by blanks; a path with blanks
/// stands in straight double quotes.
final class InvariantSyntax {
  private static final int LONGEST = 4_000;
  private static final int SHOWN = 80;
  private static final int MOST_CODES = 100;
  private static final int LARGEST_CODE = 255;
  private static final List<String> WORDS =
      List.of("exists", "not", "digest", "size", "matches", "exit");
  private static final String FORMS =
      "write `exists PATH`, `not exists PATH`, `digest PATH sha256:HEX`, `size PATH <= 10MiB`,"
          + " `matches PATH \"PATTERN\"` or `exit 0`, with `before:` or `after:` in front of it"
          + " where it holds at one side only";

  private final String text;
  private int at;

  private InvariantSyntax(String text) {
    this.text = text;
  }

  static Invariant read(String text) {
    if (text.length() > LONGEST) {
      throw new InvariantSyntaxException(
          "it is longer than %,d characters".formatted(LONGEST), "shorten it");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new InvariantSyntaxException(
          "it holds a line end or another control character",
          "write each invariant as a text of its own");
    }
    return new InvariantSyntax(text).invariant();
  }

  private Invariant invariant() {
    var moment = moment();
    var condition = condition();
    if (!rest().isEmpty()) {
      throw wrong("%s stands behind it".formatted(shown(rest())), FORMS);
    }
    if (condition instanceof Condition.Exits) {
      if (moment == Moment.BEFORE) {
        throw wrong("nothing has exited before the effect", "take `before:` out");
      }
      moment = Moment.AFTER;
    }
    return new Invariant(moment, condition, text.strip());
  }

  private Moment moment() {
    var rest = rest();
    if (rest.startsWith("before:")) {
      at = text.indexOf(':') + 1;
      return Moment.BEFORE;
    }
    if (rest.startsWith("after:")) {
      at = text.indexOf(':') + 1;
      return Moment.AFTER;
    }
    return Moment.BOTH;
  }

  private Condition condition() {
    var word = word();
    return switch (word) {
      case "exists" -> new Condition.Exists(path());
      case "not" -> {
        if (!word().equals("exists")) {
          throw wrong("only `exists` can be denied", "write `not exists PATH`");
        }
        yield new Condition.Absent(path());
      }
      case "digest" -> new Condition.HasDigest(path(), digest());
      case "size" -> size();
      case "matches" -> new Condition.Matches(path(), pattern());
      case "exit" -> new Condition.Exits(codes());
      default ->
          throw wrong(
              word.isEmpty() ? "it says nothing" : shown(word) + " is no condition",
              Nearest.to(word, WORDS).map("did you mean `%s`?"::formatted).orElse(FORMS));
    };
  }

  private String path() {
    var path = quotedOrWord();
    if (path.isEmpty()) {
      throw wrong("it names no path", FORMS);
    }
    return path;
  }

  private Sha256 digest() {
    var word = word();
    try {
      return Sha256.parse(word);
    } catch (IllegalArgumentException _) {
      throw wrong(
          "%s is no digest".formatted(word.isEmpty() ? "nothing" : shown(word)),
          "write `sha256:` and 64 lower-case hexadecimal digits");
    }
  }

  private Condition size() {
    var path = path();
    var sign = word();
    var comparison =
        Comparison.of(sign)
            .orElseThrow(
                () ->
                    wrong(
                        "%s compares nothing".formatted(sign.isEmpty() ? "nothing" : shown(sign)),
                        "write `size PATH <= 10MiB` with one of <, <=, =, >=, > and blanks around"
                            + " it"));
    var amount = word();
    var bytes =
        ByteSize.of(amount)
            .orElseThrow(
                () ->
                    wrong(
                        "%s is no size".formatted(amount.isEmpty() ? "nothing" : shown(amount)),
                        "write a whole number and its unit without a blank, such as `512B`,"
                            + " `10MB` or `2GiB`"));
    return new Condition.HasSize(path, comparison, bytes);
  }

  /// The rest, as it is or in quotes: a pattern may hold blanks and quotes itself.
  private ValuePattern pattern() {
    var rest = rest();
    at = text.length();
    var isQuoted = rest.length() > 1 && rest.startsWith("\"") && rest.endsWith("\"");
    var written = isQuoted ? rest.substring(1, rest.length() - 1) : rest;
    if (written.isEmpty()) {
      throw wrong("it names no pattern", "write `matches PATH \"PATTERN\"`");
    }
    return switch (ValuePattern.of(written)) {
      case ValuePattern.Read(var pattern) -> pattern;
      case ValuePattern.Wrong(var where, var message, var help) ->
          throw wrong(
              "at %s of its pattern: %s".formatted(shown(written.substring(where)), message), help);
    };
  }

  private List<Integer> codes() {
    var codes = new ArrayList<Integer>();
    var rest = rest();
    at = text.length();
    for (var part : rest.split(",", -1)) {
      var code = part.strip();
      if (!code.matches("\\d{1,3}")
          || Integer.parseInt(code) > LARGEST_CODE
          || codes.size() == MOST_CODES) {
        throw wrong(
            "%s is no exit code".formatted(code.isEmpty() ? "nothing" : shown(code)),
            "write `exit 0` or `exit 0,3` with numbers from 0 to 255");
      }
      codes.add(Integer.parseInt(code));
    }
    return codes;
  }

  private String quotedOrWord() {
    var rest = rest();
    if (!rest.startsWith("\"")) {
      return word();
    }
    var from = text.indexOf('"', at) + 1;
    var end = text.indexOf('"', from);
    if (end < 0) {
      throw wrong("a quote is never closed", "write `\"` at its end");
    }
    at = end + 1;
    return text.substring(from, end);
  }

  private String word() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    var end = text.indexOf(' ', at);
    var word = text.substring(at, end < 0 ? text.length() : end);
    at += word.length();
    return word;
  }

  private String rest() {
    return text.substring(at).strip();
  }

  private static InvariantSyntaxException wrong(String problem, String remedy) {
    return new InvariantSyntaxException(problem, remedy);
  }

  private static String shown(String text) {
    return "`" + OneLine.of(text, SHOWN) + "`";
  }
}
