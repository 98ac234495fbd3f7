package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden pairs: a source, and everything that is said about it and the plan that comes of it. To
/// rewrite them after a change that is meant, run with `-Dkit.golden=write` and read the
/// difference.
class GoldenCardsTest {
  private static final Path PAIRS = Path.of("src/test/resources/cards");

  @TempDir Path folder;

  static List<Path> sources() throws IOException {
    return files(".md");
  }

  static List<Path> goldenFiles() throws IOException {
    return files(".txt");
  }

  private static List<Path> files(String ending) throws IOException {
    try (var files = Files.list(PAIRS)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void gives_exactly_this(Path source) throws IOException {
    var golden = Path.of(source.toString().replace(".md", ".txt"));
    var project = new Project(folder).write("sot.md", Files.readAllBytes(source));

    var result = text(project.compile());

    if (System.getProperty("kit.golden", "").equals("write")) {
      Files.writeString(golden, result);
    }
    assertThat(result).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void every_golden_file_has_its_source(Path golden) {
    assertThat(Path.of(golden.toString().replace(".txt", ".md"))).exists();
  }

  private static String text(Planned planned) {
    var text = new StringBuilder();
    for (var diagnostic : planned.diagnostics()) {
      text.append(Project.line(diagnostic)).append("\n  ").append(diagnostic.help()).append('\n');
    }
    planned.plan().ifPresent(plan -> text.append(Project.text(plan)));
    return text.toString();
  }
}
