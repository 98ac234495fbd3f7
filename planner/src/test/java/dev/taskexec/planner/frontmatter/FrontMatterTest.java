package dev.taskexec.planner.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontMatterTest {
  private static final String PLAN =
      "### G. Execution Queue & Task Hooks\n1. **Queue A — X**\n- Tasks: `TASK-001`\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntask-exec-kit: 1\n---\n",
        "---\ntitle: x\ntask-exec-kit: 1\n...\n",
        "---  \r\n\"task-exec-kit\" : 1\r\n--- \r\n",
        "---\r'task-exec-kit': 1\r---\r",
        "---\n  task-exec-kit: 1\n---\n",
        "---\n{task-exec-kit: 1}\n---\n",
        "---\n{title: x, \"task-exec-kit\": '1'}\n---\n",
        "---\n{\n  title: x,\n  task-exec-kit: 1\n}\n---\n",
        "---\ntask-exec-kit:\n  1 # the version\n---\t\n",
      })
  void the_key_switches_the_extended_grammar_on(String frontMatter) {
    var reading = FrontMatterReading.of(frontMatter + PLAN);

    assertThat(reading.findings()).isEmpty();
    assertThat(reading.extended().body()).isEqualTo(frontMatter.length());
  }

  @Test
  void a_file_may_end_with_the_closing_line() {
    assertThat(FrontMatterReading.of("---\ntask-exec-kit: 1\n---").extended().body()).isEqualTo(24);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "---",
        "---\n",
        "---\n---\n",
        "---\nlayout: page\n---\n",
        "---\n{title: a task-exec-kits: x}\n---\n",
        "---\ntitle: \"task-exec-kit: 1\"\n---\n",
        "---\ntitle: &a *b [\n---\n",
        "---\n# task-exec-kit\n---\n",
        "# How to\n\n```yaml\n---\ntask-exec-kit: 1\n---\n```\n",
        "Words\n---\n\ntask-exec-kit: a tool\n",
        "---\n\nWith task-exec-kit: see [there.\n\n---\n",
        "---\n- task-exec-kit: x: y\n---\n",
        "---\ntask: x\ntasks: y\n",
      })
  void anything_else_is_in_the_legacy_grammar(String text) {
    var reading = FrontMatterReading.of(text + PLAN);

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Legacy());
    assertThat(reading.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntool:\n  task-exec-kit: 1\n---\n",
        "\n---\ntask-exec-kit: 1\n---\n",
        "<!-- mine -->\n---\ntitle: x\ntask-exec-kit: 1\n---\n",
        "----\ntask-exec-kit: 1\n---\n",
        " ---\n\"task-exec-kit\": 1\n---\n",
        "---\n---\ntask-exec-kit: 1\n---\n",
        "+++\ntask-exec-kit = 1\n+++\n",
      })
  void front_matter_that_does_not_count_leaves_nothing_unconfined_in_silence(String text) {
    var reading = FrontMatterReading.of(text + PLAN);

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Legacy());
    assertThat(reading.findings())
        .singleElement()
        .asString()
        .startsWith("SOT032")
        .contains("unconfined");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '`',
      value = {
        "task-exec-kit: 2 § SOT023 2:16+1 the front matter asks for version `2` of the extended grammar; this kit reads version 1",
        "task-exec-kit: 1.0 § SOT023 2:16+3 the front matter asks for version `1.0` of the extended grammar; this kit reads version 1",
        "task-exec-kit: § SOT023 2:15+0 the front matter asks for no version of the extended grammar; this kit reads version 1",
        "task-exec-kit: [1] § SOT023 2:16+3 the front matter asks for no version of the extended grammar; this kit reads version 1",
        "task-exec-kit: *x § SOT030 2:16+2 `*x` is an alias of YAML, and these are not followed",
        "`\"task-exec-kit: 1` § SOT030 2:1+17 this quote is never closed",
        "task-exec-kit:1 § SOT030 2:1+13 the front matter is a text; it takes keys with values",
        "- x¶-¶  task-exec-kit: 1 § SOT030 4:3+13 the front matter is a list; it takes keys with values",
        "title: x¶task-exec-kit:1 § SOT030 3:14+1 no blank stands behind this colon",
        "title: 😀: x¶task-exec-kit: 1 § SOT030 2:9+1 a second `: ` stands in this line, so the text before it would be a key",
      })
  void what_asks_for_it_and_cannot_be_read_is_an_error(String content, String expected) {
    var reading = FrontMatterReading.of("---\n" + content.replace('¶', '\n') + "\n---\n" + PLAN);

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Unreadable());
    assertThat(reading.findings()).containsExactly(expected);
  }

  @Test
  void a_block_that_is_never_closed_is_an_error_if_it_has_the_key() {
    var reading = FrontMatterReading.of("---\ntask-exec-kit: 1\n\n" + PLAN);

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Unreadable());
    assertThat(reading.findings())
        .containsExactly(
            "SOT030 2:1+13 the front matter that `task-exec-kit` stands in is never closed");
  }

  @Test
  void beyond_a_hundred_lines_nobody_meant_front_matter() {
    var reading = FrontMatterReading.of("---\n" + "x\n".repeat(99) + "task-exec-kit: 1\n");

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Legacy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"task-exec-kits", "task_exec_kit", "taskexeckit", "Task-Exec-Kit"})
  void a_key_that_is_almost_the_switch_is_a_warning(String key) {
    var reading = FrontMatterReading.of("---\ntitle: x\n" + key + ": 1\n---\n" + PLAN);

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Legacy());
    assertThat(reading.findings())
        .containsExactly(
            "SOT032 3:1+%d `%s` does not switch the extended grammar on"
                .formatted(key.length(), key));
    assertThat(reading.helps()).containsExactly("did you mean `task-exec-kit`?");
  }

  @Test
  void a_legacy_file_has_no_parameters() {
    var reading = FrontMatterReading.of(PLAN, new LinkedHashMap<>(Map.of("version", "1")));

    assertThat(reading.frontMatter()).isEqualTo(new FrontMatter.Legacy());
    assertThat(reading.findings())
        .containsExactly("SOT034 --set `version` is no parameter of this source");
  }

  @Test
  @Timeout(60)
  void a_missing_end_is_sought_once() {
    assertThat(FrontMatterReading.of("---\n" + "--- x\n".repeat(1_000_000)).frontMatter())
        .isEqualTo(new FrontMatter.Legacy());
    assertThat(FrontMatterReading.of("---\n" + "task-exec-kit ".repeat(500_000)).frontMatter())
        .isEqualTo(new FrontMatter.Legacy());
    assertThat(
            FrontMatterReading.of("---\ntask-exec-kit: " + "[".repeat(500_000) + "\n---\n")
                .frontMatter())
        .isEqualTo(new FrontMatter.Unreadable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "# Release\n\n", "<!-- a licence -->\r\n"})
  void front_matter_below_the_first_line_is_a_warning(String above) {
    var reading = FrontMatterReading.of(above + "---\ntask-exec-kit: 1\n---\n" + PLAN);

    assertThat(reading.findings())
        .singleElement()
        .asString()
        .contains("SOT032", "front matter starts on the first line of the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"```\n---\ntask-exec-kit: 1\n---\n```\n", "Write task-exec-kit: 1\n"})
  void words_about_front_matter_are_none(String above) {
    assertThat(FrontMatterReading.of(above + PLAN).findings()).isEmpty();
  }
}
