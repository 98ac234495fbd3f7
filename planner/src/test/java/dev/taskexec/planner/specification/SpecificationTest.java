package dev.taskexec.planner.specification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.PlanRequest;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Every example of the specification. With the system property `kit.golden=write` what comes of
/// them is written into the document.
class SpecificationTest {
  private static final int LEAST = 120;

  private final AtomicInteger projects = new AtomicInteger();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> example() throws IOException {
    if (System.getProperty("kit.golden", "").equals("write")) {
      var rewritten = Specification.read().rewritten(this::outcome);
      Files.writeString(Specification.FILE, rewritten);
    }
    return Specification.read().examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.toString(),
                    () -> assertThat(outcome(example)).isEqualTo(example.expected())));
  }

  @Test
  void there_are_enough_of_them_and_their_numbers_go_up_by_one() {
    var numbers = Specification.read().examples().stream().map(Example::number).toList();

    assertThat(numbers).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(numbers)
        .isEqualTo(Stream.iterate(1, number -> number + 1).limit(numbers.size()).toList());
  }

  private String outcome(Example example) {
    var project = new Project(folder.resolve("project" + projects.incrementAndGet()));
    project.write("sot.md", example.source());
    example.files().forEach(project::write);
    return Shown.of(example, plan(project, example));
  }

  private static Planned plan(Project project, Example example) {
    return Planner.compile(
        new PlanRequest(
            project.folder().resolve("sot.md"),
            Optional.empty(),
            project.folder(),
            "2026-11-21T09:43:13.162764Z",
            "task-exec-kit 0.1.0",
            Project.AGENTS,
            example.shows("strict"),
            set(example)));
  }

  private static SequencedMap<String, String> set(Example example) {
    var given = new LinkedHashMap<String, String>();
    for (var word : example.words()) {
      if (word.startsWith("set:")) {
        var parts = word.substring("set:".length()).split("=", 2);
        given.put(parts[0], parts[1]);
      }
    }
    return given;
  }
}
