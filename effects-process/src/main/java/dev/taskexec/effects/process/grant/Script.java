package dev.taskexec.effects.process.grant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program that begins with `#!`, so that the system starts another one with it.
///
/// @param interpreter as the first line names it
/// @param words behind that
record Script(String interpreter, List<String> words) {
  /// The kernel reads no more of the first line (BINPRM_BUF_SIZE).
  private static final int FIRST_LINE = 256;

  private static final Pattern BLANKS = Pattern.compile("[ \t\r]+");
  private static final Pattern OPTION = Pattern.compile("-.*|[^/=]+=.*", Pattern.DOTALL);

  Script {
    words = List.copyOf(words);
  }

  static Optional<Script> in(Path file) {
    try (var in = Files.newInputStream(file)) {
      var head = new String(in.readNBytes(FIRST_LINE), StandardCharsets.ISO_8859_1);
      if (!head.startsWith("#!")) {
        return Optional.empty();
      }
      var words =
          Arrays.stream(BLANKS.split(head.lines().findFirst().orElse("").substring(2)))
              .filter(Predicate.not(String::isEmpty))
              .toList();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(new Script(words.getFirst(), words.subList(1, words.size())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The first line, without the `#!`.
  String line() {
    return Stream.concat(Stream.of(interpreter), words.stream()).collect(Collectors.joining(" "));
  }

  /// What `env` starts in turn, where that is the interpreter.
  Optional<String> behindEnv() {
    return interpreter.endsWith("/env")
        ? words.stream().filter(word -> !OPTION.matcher(word).matches()).findFirst()
        : Optional.empty();
  }
}
