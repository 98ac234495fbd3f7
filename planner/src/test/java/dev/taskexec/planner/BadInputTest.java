package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Golden pairs of wrong input and what is said about it: `NAME.json` and `NAME.txt`. With the
/// system property `kit.golden=write` the second files are written anew.
class BadInputTest {
  private static final Path PAIRS = Path.of("src/test/resources/bad");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> plans() {
    return pairs("plan", name -> new Project(name).load().diagnostics());
  }

  @TestFactory
  Stream<DynamicTest> hooks() {
    return pairs(
        "hooks", name -> new Project(name).write("sot.md", Project.SOT).compile().diagnostics());
  }

  @TestFactory
  Stream<DynamicTest> manifests() {
    return pairs(
        "manifest", name -> new Project(name).write("sot.md", Project.SOT).compile().diagnostics());
  }

  @Test
  void every_expectation_has_its_input() throws IOException {
    try (var files = Files.walk(PAIRS)) {
      var names = files.filter(Files::isRegularFile).map(Path::toString).toList();

      assertThat(names).hasSizeGreaterThan(100);
      assertThat(names)
          .allSatisfy(
              name ->
                  assertThat(names)
                      .contains(name.replace(".txt", ".json"), name.replace(".json", ".txt")));
    }
  }

  @FunctionalInterface
  private interface Check {
    List<Diagnostic> of(Path project);
  }

  private Stream<DynamicTest> pairs(String kind, Check check) {
    return inputs(kind).stream()
        .map(input -> DynamicTest.dynamicTest(named(input), () -> compare(kind, input, check)));
  }

  private void compare(String kind, Path input, Check check) throws IOException {
    var project = Files.createDirectories(folder.resolve(named(input)));
    var place = kind.equals("plan") ? "plan.json" : "config/" + kind + ".json";
    new Project(project).write(place, Files.readAllBytes(input));

    var said = rendered(check.of(project));

    var expected = input.resolveSibling(named(input) + ".txt");
    if (System.getProperty("kit.golden", "").equals("write")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
  }

  private static List<Path> inputs(String kind) {
    try (var files = Files.list(PAIRS.resolve(kind))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String named(Path input) {
    return String.valueOf(input.getFileName()).replace(".json", "");
  }

  private static String rendered(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(BadInputTest::rendered).collect(Collectors.joining());
  }

  private static String rendered(Diagnostic diagnostic) {
    return Project.line(diagnostic)
        + "\n"
        + quoted(diagnostic.place())
        + "help: "
        + diagnostic.help()
        + "\n";
  }

  private static String quoted(Place place) {
    if (!(place instanceof Place.InText text)) {
      return "";
    }
    var quote = text.quote();
    return "| %s\n| %s%s\n"
        .formatted(
            quote.text(), " ".repeat(quote.caret()), "^".repeat(Math.max(1, quote.length())));
  }
}
