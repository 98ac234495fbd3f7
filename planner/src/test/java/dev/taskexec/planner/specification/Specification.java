package dev.taskexec.planner.specification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `docs/SOT_FORMAT.md` as its examples: fences whose info starts with `example`, in which a line
/// with a lone dot parts the source from what comes of it, and `. NAME` begins another file.
final class Specification {
  static final Path FILE = Path.of("../docs/SOT_FORMAT.md");

  private static final Pattern OPENING = Pattern.compile("(`{3,}) example( .*)?");

  private final List<String> lines;

  private Specification(List<String> lines) {
    this.lines = lines;
  }

  static Specification read() {
    try {
      return new Specification(Files.readAllLines(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Example> examples() {
    var examples = new ArrayList<Example>();
    rewritten(
        example -> {
          examples.add(example);
          return example.expected();
        });
    return examples;
  }

  /// The document with other expectations, and its examples numbered from 1.
  String rewritten(Function<Example, String> expected) {
    var out = new StringBuilder();
    var heading = "";
    var number = 0;
    for (var i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      var opening = OPENING.matcher(line);
      if (!opening.matches()) {
        heading = line.startsWith("#") ? line.replaceAll("^#+ *", "") : heading;
        out.append(line).append('\n');
        continue;
      }
      var end = lines.subList(i, lines.size()).indexOf(opening.group(1)) + i;
      var words = words(opening.group(2));
      var shown = number(words);
      var example = example(shown, i + 1, heading, words, lines.subList(i + 1, end));
      number++;
      out.append(opening.group(1)).append(" example ").append(number);
      words.forEach(word -> out.append(' ').append(word));
      out.append('\n');
      body(i + 1, end, expected.apply(example), out);
      out.append(opening.group(1)).append('\n');
      i = end;
    }
    return out.toString();
  }

  private void body(int from, int end, String expected, StringBuilder out) {
    var dot = lines.subList(from, end).indexOf(".");
    var sourceEnd = dot < 0 ? end : from + dot;
    for (var line : lines.subList(from, sourceEnd)) {
      out.append(line).append('\n');
    }
    out.append(".\n").append(expected);
  }

  private static List<String> words(String text) {
    return text == null || text.isBlank()
        ? new ArrayList<>()
        : new ArrayList<>(List.of(text.strip().split(" ")));
  }

  /// Takes the number off the words; 0 where there is none.
  private static int number(List<String> words) {
    var has = !words.isEmpty() && words.getFirst().chars().allMatch(Character::isDigit);
    return has ? Integer.parseInt(words.removeFirst()) : 0;
  }

  private static Example example(
      int number, int line, String heading, List<String> words, List<String> body) {
    var dot = body.indexOf(".");
    var source = dot < 0 ? body : body.subList(0, dot);
    var expected = dot < 0 ? List.<String>of() : body.subList(dot + 1, body.size());
    SequencedMap<String, String> files = new LinkedHashMap<>();
    var sot = new StringBuilder();
    var into = sot;
    var name = "";
    for (var text : source) {
      if (text.startsWith(". ")) {
        if (!name.isEmpty()) {
          files.put(name, into.toString());
        }
        name = text.substring(2);
        into = new StringBuilder();
      } else {
        into.append(text).append('\n');
      }
    }
    if (!name.isEmpty()) {
      files.put(name, into.toString());
    }
    return new Example(
        number,
        line,
        heading,
        List.copyOf(words),
        sot.toString(),
        files,
        expected.stream().map(text -> text + "\n").reduce("", String::concat));
  }
}
