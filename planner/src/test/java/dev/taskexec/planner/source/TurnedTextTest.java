package dev.taskexec.planner.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.Planned;
import dev.taskexec.planner.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnedTextTest {
  @TempDir Path folder;

  @Test
  void each_character_that_turns_the_writing_direction_is_reported_at_its_place() {
    assertThat(lines("a\nrm \u202E/cba\u202C x\u2066\u2069\n"))
        .containsExactly(
            "warning[SOT069] sot.md:2:4: U+202E turns the writing direction: this line reads"
                + " otherwise than it is",
            "warning[SOT069] sot.md:2:9: U+202C turns the writing direction: this line reads"
                + " otherwise than it is",
            "warning[SOT069] sot.md:2:12: U+2066 turns the writing direction: this line reads"
                + " otherwise than it is",
            "warning[SOT069] sot.md:2:13: U+2069 turns the writing direction: this line reads"
                + " otherwise than it is");
  }

  @Test
  void letters_of_any_script_and_what_stands_beside_those_characters_are_not() {
    assertThat(lines("שלום مرحبا \u2029\u202F\u2065\u206A 北京 😀")).isEmpty();
  }

  @Test
  void a_plan_of_either_grammar_is_warned_of() {
    var project = new Project(folder);

    var legacy = project.write("sot.md", Project.SOT + "\u202E").compile();
    var extended = project.write("sot.md", "---\ntask-exec-kit: 1\n---\n\u202E\n").compile();

    assertThat(List.of(legacy, extended))
        .extracting(Planned::diagnostics)
        .allSatisfy(
            found -> assertThat(Project.lines(found)).anyMatch(line -> line.contains("SOT069")));
  }

  private static List<String> lines(String text) {
    var diagnostics = new Diagnostics();
    TurnedText.report(new Findings(new Source("sot.md", text), diagnostics));
    return Project.lines(diagnostics.sorted());
  }
}
