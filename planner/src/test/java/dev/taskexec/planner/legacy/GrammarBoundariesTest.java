package dev.taskexec.planner.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrammarBoundariesTest {

  @ParameterizedTest
  @ValueSource(ints = {'\n', '\r', 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029})
  void a_line_ends_at(int codePoint) {
    var end = Character.toString(codePoint);

    var reading =
        Reading.of(
            "### G. Execution Queue & Task Hooks%s1. **Queue A — X**%s- Tasks: `TASK-001`"
                .formatted(end, end));

    assertThat(reading.plan()).containsExactly("Queue A — X | TASK-001");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {'\t', ' ', 0x1F, 0xA0, 0x1680, 0x2000, 0x2005, 0x200A, 0x202F, 0x205F, 0x3000})
  void a_blank_is(int codePoint) {
    var blank = Character.toString(codePoint);

    var reading =
        Reading.ofSection(
            "%s1.%s**Queue%sA%s—%sX%s**%s".replace("%s", blank), blank + "- Tasks: `TASK-001`");

    assertThat(reading.plan()).containsExactly("Queue A — X | TASK-001");
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x1B, 0x200B, 0xFEFF, 0x180E, 0x2060, 'x'})
  void no_blank_and_no_line_end_is(int codePoint) {
    var other = Character.toString(codePoint);

    var reading = Reading.ofSection(other + "1. **Queue A — X**", other + "- Tasks: `TASK-001`");

    assertThat(reading.plan()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "0", "007", "123456789012345678901234567890", "٣", "१२", "𝟘", "1٣𝟗"})
  void a_number_has_digits_of_any_script(String number) {
    var reading = Reading.ofSection(number + ". **Queue A — X**");

    assertThat(reading.plan()).containsExactly("Queue A — X |");
  }

  @ParameterizedTest
  @ValueSource(strings = {"²", "Ⅷ", "½", "a", "", "-1"})
  void a_number_has_nothing_else(String number) {
    var reading = Reading.ofSection(number + ". **Queue A — X**");

    assertThat(reading.plan()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1. **Queue A — X***|Queue A — X*",
        "1. **Queue A — X****|Queue A — X**",
        "1. **Queue A — ** X**|Queue A — ** X",
        "1. **Queue A — ***|Queue A — *",
        "1. **Queue Z — — —**|Queue Z — — —",
        "1. **Queue A — a ** b ** c**|Queue A — a ** b ** c",
        "1. **Queue A — `TASK-001`**|Queue A — `TASK-001`",
      })
  void a_name_is_everything_before_the_last_stars(String line, String name) {
    var reading = Reading.ofSection(line);

    assertThat(reading.plan()).containsExactly(name + " |");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. **Queue A —**",
        "1. **Queue A — **",
        "1. **Queue A —  \u3000 **",
        "1. **Queue A —X**",
        "1. **Queue A— X**",
        "1. **QueueA — X**",
        "1.**Queue A — X**",
        "1. ** Queue A — X**",
        "1. **Queue A — X* *",
        "1. **Queue À — X**",
        "1. **Queue A — X",
        "1 . **Queue A — X**",
        "1.",
        "1",
        "1. **Queue",
        "1. **Queue A",
        "1. **Queue A —",
        "1. **Queue A — *",
      })
  void no_queue_is(String line) {
    var reading = Reading.ofSection(line);

    assertThat(reading.plan()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`TASK-001``TASK-002`|TASK-001 TASK-002",
        "`TASK-001`TASK-002`|TASK-001",
        "``TASK-001``|TASK-001",
        "`x`TASK-001`|TASK-001",
        "`TASK-`TASK-001`|TASK-001",
        "`TASK-12`TASK-003`|TASK-003",
        "`TASK-001|''",
        "`TASK-001 `|''",
        "`TASK-001a`|''",
        "`XTASK-001`|''",
        "`TASK-0000000000000000000000001`|TASK-0000000000000000000000001",
      })
  void ids_are_found_from_left_to_right(String tasks, String ids) {
    var reading = Reading.ofSection("1. **Queue A — X**", "- Tasks: " + tasks);

    assertThat(String.join(" ", reading.ids())).isEqualTo(ids);
  }

  @ParameterizedTest
  @CsvSource({
    "000,execution", "001,foundation", "021,foundation", "022,orchestration", "029,orchestration",
    "030,platform", "041,platform", "042,services", "053,services", "054,monitoring",
    "061,monitoring", "062,execution", "99999999999999999999,execution",
        "00000000000022,orchestration"
  })
  void the_number_decides_the_layer(String number, String layer) {
    var reading = Reading.ofSection("1. **Queue A — X**", "- Tasks: `TASK-%s`".formatted(number));

    assertThat(reading.queues().getFirst().tasks().getFirst().layer()).isEqualTo(layer);
  }

  @Test
  void an_id_has_at_most_a_hundred_characters() {
    var longest = "TASK-" + "1".repeat(95);

    var reading =
        Reading.ofSection("1. **Queue A — X**", "- Tasks: `%s`, `%s1`".formatted(longest, longest));

    assertThat(reading.ids()).containsExactly(longest);
    assertThat(reading.codes()).containsExactly("SOT021:3");
  }

  @Test
  void digits_of_another_script_are_an_error() {
    var reading = Reading.ofSection("1. **Queue A — X**", "- Tasks: `TASK-00٣`, `TASK-001`");

    assertThat(reading.ids()).containsExactly("TASK-001");
    assertThat(reading.diagnostics()).singleElement().matches(found -> found.isError());
  }

  @ParameterizedTest
  @ValueSource(strings = {"## Next", "### Next", "### H. Next", "###  G. Next", "## "})
  void the_section_ends_at(String heading) {
    var reading = Reading.ofSection(heading, "1. **Queue A — X**");

    assertThat(reading.plan()).isEmpty();
    assertThat(reading.codes()).contains("SOT009:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"# Next", "#### Next", " ## Next", "##", "##Next", "### G. More", "### G.x"})
  void the_section_does_not_end_at(String line) {
    var reading = Reading.ofSection(line, "1. **Queue A — X**");

    assertThat(reading.plan()).containsExactly("Queue A — X |");
  }

  @Test
  void the_section_never_starts_again() {
    var reading =
        Reading.ofSection("## End", "### G. Execution Queue & Task Hooks", "1. **Queue A — X**");

    assertThat(reading.plan()).isEmpty();
    assertThat(reading.codes()).containsExactly("SOT007:3", "SOT009:4");
  }

  @Test
  void the_heading_may_be_indented_and_go_on() {
    var reading = Reading.of("\t ### G. Execution Queue & Task Hookswink\n1. **Queue A — X**");

    assertThat(reading.plan()).containsExactly("Queue A — X |");
  }

  @Test
  void a_file_of_old_line_ends_counts_its_lines() {
    var reading =
        Reading.of(
            "### G. Execution Queue & Task Hooks\r1. **Queue A — X**\r- Tasks: `TASK-001`\r");

    assertThat(reading.queues().getFirst().tasks().getFirst().sourceLine()).isEqualTo(3);
  }

  @Test
  void an_empty_text_is_an_empty_plan() {
    var reading = Reading.of("");

    assertThat(reading.plan()).isEmpty();
    assertThat(reading.codes()).containsExactly("SOT005:file");
  }
}
