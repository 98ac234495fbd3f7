package dev.taskexec.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {

  @Test
  void points_at_the_stretch_in_its_line() {
    var shown = shown("- Task: `TASK-001`", "Task");

    assertThat(shown)
        .isEqualTo(
            """
            warning[SOT012]: almost a task line
              --> sot.md:1:3
               |
             1 | - Task: `TASK-001`
               |   ^^^^
            help: write `- Tasks:`
            """);
  }

  @Test
  void makes_room_for_large_line_numbers() {
    var source = new Source("sot.md", "\n".repeat(12_344) + "here");

    var shown = DiagnosticText.of(at(source, "here"), Styles.PLAIN);

    assertThat(shown)
        .contains(
            """
                 --> sot.md:12345:1
                  |
            12345 | here
                  | ^^^^
            """);
  }

  @Test
  void copies_tabs_so_that_carets_stand_below_whatever_a_tab_means() {
    assertThat(shown("\t-\tTask", "Task"))
        .contains(
            """
             1 | \t-\tTask
               | \t \t^^^^
            """);
  }

  @Test
  void counts_wide_letters_twice_and_combining_ones_not() {
    assertThat(shown("日本 e\u0301🙂 Task 語🙂", "Task 語🙂"))
        .contains(
            """
             1 | 日本 e\u0301🙂 Task 語🙂
               |          ^^^^^^^^^
            """);
  }

  @Test
  void shows_escapes_and_counts_their_columns() {
    assertThat(shown("\u001b[2J Task", "Task"))
        .contains(
            """
             1 | \\u{1b}[2J Task
               |           ^^^^
            """);
  }

  @Test
  void a_point_gets_one_caret_also_behind_the_end_of_a_line() {
    var source = new Source("sot.md", "ab");
    var place = source.place(2, 0);

    var shown =
        DiagnosticText.of(Diagnostic.of(Code.SOT019, place, "open", "close it"), Styles.PLAIN);

    assertThat(shown)
        .contains(
            """
             1 | ab
               |   ^
            """);
  }

  @Test
  void an_empty_line_leaves_no_blank_behind_the_frame() {
    var source = new Source("sot.md", "\n");

    var shown =
        DiagnosticText.of(
            Diagnostic.of(Code.SOT005, source.place(0, 0), "empty", "add one"), Styles.PLAIN);

    assertThat(shown).contains("\n 1 |\n   | ^\n");
  }

  @Test
  void a_line_of_ten_million_letters_is_quoted_in_part() {
    var shown = shown("x".repeat(5_000_000) + "Task" + "y".repeat(5_000_000), "Task");

    assertThat(shown.length()).isLessThan(1_000);
    assertThat(shown).contains("xxTaskyy", "^^^^");
  }

  @Test
  void shows_related_places_with_what_they_have_to_do_with_it() {
    var source = new Source("sot.md", "- Needs: `A`\n" + "\n".repeat(98) + "\t- Needs: `日本`\r\n");
    var there = source.place(source.text().indexOf("`日本`"), 4);
    var diagnostic =
        Diagnostic.of(Code.CHK002, source.place(9, 3), "a circle", "take one out")
            .with(
                List.of(
                    new Diagnostic.Related(there, "B needs \u001b"),
                    new Diagnostic.Related(new Place.OfFile("plan.json"), "as planned")));

    assertThat(DiagnosticText.of(diagnostic, Styles.PLAIN))
        .isEqualTo(
            """
            error[CHK002]: a circle
               --> sot.md:1:10
                |
              1 | - Needs: `A`
                |          ^^^
               --> sot.md:100:11
                |
            100 | \t- Needs: `日本`
                | \t         ^^^^^^ B needs \\u{1b}
               --> plan.json: as planned
            help: take one out
            """);
  }

  @Test
  void names_a_file_or_an_option_as_a_whole() {
    var file =
        Diagnostic.of(Code.SOT001, new Place.OfFile("a\nb.md"), "no such file", "look again");
    var option =
        Diagnostic.of(Code.USE001, new Place.OfOption("--max-workers"), "no number", "try 4");

    assertThat(DiagnosticText.of(file, Styles.PLAIN))
        .isEqualTo(
            """
            error[SOT001]: no such file
              --> a\\u{a}b.md
            help: look again
            """);
    assertThat(DiagnosticText.of(option, Styles.PLAIN))
        .isEqualTo(
            """
            error[USE001]: no number
              --> --max-workers
            help: try 4
            """);
  }

  @Test
  void colours_only_the_frame_and_never_the_text() {
    var shown =
        DiagnosticText.of(at(new Source("sot.md", "- Task"), "Task").asError(), new Styles(true));

    assertThat(shown)
        .isEqualTo(
            """
            \u001b[1;31merror[SOT012]\u001b[0m\u001b[1m: almost a task line\u001b[0m
              \u001b[34m-->\u001b[0m sot.md:1:3
            \u001b[34m   |\u001b[0m
            \u001b[34m 1 |\u001b[0m - Task
            \u001b[34m   |\u001b[0m   \u001b[1;31m^^^^\u001b[0m
            \u001b[1mhelp\u001b[0m: write `- Tasks:`
            """);
  }

  private static String shown(String line, String stretch) {
    return DiagnosticText.of(at(new Source("sot.md", line), stretch), Styles.PLAIN);
  }

  private static Diagnostic at(Source source, String stretch) {
    var place = source.place(source.text().indexOf(stretch), stretch.length());
    return Diagnostic.of(Code.SOT012, place, "almost a task line", "write `- Tasks:`");
  }
}
