package dev.taskexec.planner.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Golden pairs: a source and everything that is said about it, with places. To rewrite them after
/// a change that is meant, run with `-Dkit.golden=rewrite` and read the difference.
class WarningsTest {
  private static final Path CASES = Path.of("src/test/resources/compat/plans");
  private static final Path GOLDEN = Path.of("src/test/resources/warnings");

  /// Recorded cases with something to warn about, and texts made for the purpose.
  static Stream<Path> sources() throws IOException {
    var recorded =
        Stream.of(
            "01-basic",
            "02-no-section",
            "04-several-task-lines",
            "05-headings-that-are-not-queues",
            "06-section-ends",
            "07-duplicates-and-empty");
    try (var own = Files.list(GOLDEN)) {
      var texts = own.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(recorded.map(name -> CASES.resolve(name, "sot.md")), texts.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void says_exactly_this(Path source) throws IOException {
    var golden = GOLDEN.resolve(name(source) + ".txt");

    var said = said(Reading.of(Files.readString(source)));

    if ("rewrite".equals(System.getProperty("kit.golden"))) {
      Files.writeString(golden, said);
    }
    assertThat(said).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-layer-boundaries",
        "08-crlf-and-tabs",
        "09-unicode",
        "10-large",
        "11-line-ends-and-blanks"
      })
  void says_nothing_about_a_clean_source(String name) throws IOException {
    var reading = Reading.of(Files.readString(CASES.resolve(name, "sot.md")));

    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void every_golden_file_has_its_source(Path golden) throws IOException {
    assertThat(sources().map(source -> name(source) + ".txt"))
        .contains(golden.getFileName().toString());
  }

  static List<Path> goldenFiles() throws IOException {
    try (var files = Files.list(GOLDEN)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static String name(Path source) {
    return source.endsWith("sot.md")
        ? source.getParent().getFileName().toString()
        : source.getFileName().toString().replace(".md", "");
  }

  private static String said(Reading reading) {
    var helps = reading.diagnostics().stream().map(Diagnostic::help).iterator();
    return reading.findings().stream()
        .map(finding -> finding + "\n  " + helps.next() + "\n")
        .collect(Collectors.joining());
  }
}
