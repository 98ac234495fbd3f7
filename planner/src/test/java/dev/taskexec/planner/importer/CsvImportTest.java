package dev.taskexec.planner.importer;

import static dev.taskexec.planner.ImportKind.CSV;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.planner.Importer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvImportTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void columns_in_any_case_and_with_any_separator(String separator) {
    var file =
        """
        ID,Title,Phase,Depends on,Status,Labels
        A-1,Build,Setup,,done,a
        A-2,"Say ""hi""
        twice",Setup,A-1,open,
        A-3,Ship,Other,A-1 A-2,todo,
        """
            .replace(",", separator)
            .replace("\n", "\r\n");

    assertThat(Importing.in(folder).lines(CSV, "\ufeff" + file))
        .containsExactly(
            "Queue A — Setup parallel",
            "x A-1 Build [a]",
            "A-2 Say \"hi\" twice <- A-1",
            "Queue B — Other parallel",
            "A-3 Ship <- A-1, A-2");
  }

  @Test
  void two_million_empty_lines_are_gone_over_once() {
    assertThat(Importing.in(folder).lines(CSV, "\n".repeat(2_000_000) + "id;title\nT001;One\n"))
        .endsWith("T001 One");
  }

  @Test
  void characters_that_turn_the_writing_direction_are_left_out_and_said(@TempDir Path here)
      throws IOException {
    var file = Files.writeString(here.resolve("tasks.csv"), "id,title\nT1,a\u202Eb\n");

    var imported = Importer.read(CSV, file);

    assertThat(imported.sot().orElseThrow()).contains("ab").doesNotContain("\u202E");
    assertThat(imported.diagnostics())
        .extracting(found -> found.code() + " " + found.message())
        .containsExactly("IMP003 characters that turn the writing direction are left out");
  }

  @Test
  void a_column_of_parallel_marks_puts_the_other_tasks_in_order() {
    assertThat(Importing.in(folder).lines(CSV, "id,parallel\nT1,\nT2,x\nT3,yes\nT4,no\n"))
        .containsExactly(
            "Queue A — Tasks parallel", "T1 T1", "T2 T2 <- T1", "T3 T3 <- T1", "T4 T4 <- T2, T3");
  }

  @Test
  void what_cannot_be_kept_is_said_once_with_its_line() {
    var said =
        Importing.in(folder)
            .said(
                CSV,
                """
                id,title,needs,done,Owner,
                A-1,One,A-9,maybe,me,
                A-2,Two,A-1,maybe,me,,more
                ,Three,,,,
                """);

    assertThat(said)
        .containsExactly(
            "warning[IMP003] tasks.csv:1:1: columns that are not carried over: `Owner`",
            "warning[IMP003] tasks.csv:2:1: the state `maybe` is not carried over: the task, and"
                + " others like it, are not done",
            "warning[IMP003] tasks.csv:2:1: `A-9` is needed here, but no task has that id; the need"
                + " is left out",
            "warning[IMP003] tasks.csv:3:1: this row has 7 cells, but there are 6 columns; those"
                + " behind are not carried over",
            "note[IMP004] tasks.csv:4:1: this task has no id; it becomes `T001`");
  }

  @Test
  void a_row_below_a_cell_of_several_lines_is_said_with_its_own_line() {
    assertThat(Importing.in(folder).said(CSV, "id,title,needs\nA-1,\"a\n\nb\",\nA-2,b,A-7\n"))
        .singleElement()
        .asString()
        .startsWith("warning[IMP003] tasks.csv:5:1: `A-7` is needed here");
  }

  @Test
  void what_is_no_csv_is_an_error_with_its_line() {
    var importing = Importing.in(folder);

    assertThat(importing.said(CSV, "id,title\nA-1,\"open\nA-2,b\n"))
        .singleElement()
        .asString()
        .startsWith("error[IMP002] tasks.csv:")
        .endsWith("something follows a closing quote");
    assertThat(importing.said(CSV, ""))
        .containsExactly("error[IMP002] tasks.csv: the file is empty");
    assertThat(importing.said(CSV, "a,b\n1,2\n"))
        .containsExactly(
            "error[IMP002] tasks.csv:1:1: the first row names no column for the tasks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Execution Queue",
        "1. **Queue Z — Evil**",
        "- Tasks: `TASK-666`",
        "#### `T1` Card",
        "- Needs: `T9`",
        "```sh",
        "<!-- gone",
        "[x] done | yes |",
        "${version} &amp; \\",
        "---"
      })
  void a_title_stays_a_title_whatever_it_looks_like(String title) {
    var file = "id,title,queue,needs\nT1,\"%s\",\"%s\",\nT2,next,\"%s\",T1\n";

    var plan =
        Importing.in(folder).plan(CSV, file.formatted(title, title, title).replace("\"\"", "\""));

    assertThat(plan.queues()).hasSize(1);
    assertThat(plan.tasks().map(task -> task.id().value())).containsExactly("T1", "T2");
    assertThat(plan.tasks().findFirst().orElseThrow().title())
        .isEqualTo(title.equals("---") ? "T1" : title.replaceFirst("^- ", ""));
  }

  @Test
  void a_very_long_title_is_cut_and_stands_whole_in_the_card() {
    var importing = Importing.in(folder);
    var title = "*[x]* ".repeat(1_000).strip();

    var imported = importing.read(CSV, "id,title\nT1,%s\n".formatted(title));
    var plan = importing.planned(imported).plan().orElseThrow();

    assertThat(plan.tasks().findFirst().orElseThrow().title()).startsWith("*[x]* *").endsWith("…");
    assertThat(imported.sot().orElseThrow()).contains("```text\n" + title + "\n```");
    assertThat(imported.diagnostics()).extracting("code").hasToString("[IMP004]");
  }

  @Test
  void a_large_file_is_read_in_one_go() {
    var file = new StringBuilder("id,title,needs\nT1,x,\n");
    for (var i = 2; i <= 20_000; i++) {
      file.append("T%d,same,T%d\n".formatted(i, i - 1));
    }

    assertThat(Importing.in(folder).plan(CSV, file.toString()).size()).isEqualTo(20_000);
  }
}
