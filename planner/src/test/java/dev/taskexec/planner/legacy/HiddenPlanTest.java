package dev.taskexec.planner.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Fenced code and comments around lines of a plan. Each text stands in the section under a queue;
/// the ids from 100 are to be planned, those from 900 are hidden.
class HiddenPlanTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        text("backticks", "```", "- Tasks: `TASK-901`", "```", "- Tasks: `TASK-101`"),
        text("tildes", "~~~ x ` y", "- Tasks: `TASK-901`", "~~~", "- Tasks: `TASK-101`"),
        text("no fence: a backtick behind", "``` x ` y", "- Tasks: `TASK-101`"),
        text("no fence: indented", "", "    ```", "- Tasks: `TASK-101`"),
        text("no fence: two marks", "``", "- Tasks: `TASK-101`", "``"),
        text(
            "a shorter fence inside",
            "`````",
            "```",
            "- Tasks: `TASK-901`",
            "```",
            "- Tasks: `TASK-902`",
            "``````",
            "- Tasks: `TASK-101`"),
        text(
            "other marks inside",
            "```",
            "~~~",
            "- Tasks: `TASK-901`",
            "```",
            "- Tasks: `TASK-101`"),
        text(
            "words behind the closing fence",
            "```",
            "- Tasks: `TASK-901`",
            "``` x",
            "- Tasks: `TASK-902`",
            "```"),
        text("never closed", "```", "- Tasks: `TASK-901`", "", "## No end", "- Tasks: `TASK-902`"),
        text(
            "in a list item",
            "- item",
            "  ```",
            "  - Tasks: `TASK-901`",
            "",
            "  ```",
            "  - Tasks: `TASK-101`"),
        text("ended with its list item", "- ```", "  - Tasks: `TASK-901`", "- Tasks: `TASK-101`"),
        text("ended with its quote", "> ```", "> x", "- Tasks: `TASK-101`"),
        text(
            "in a nested list",
            "1. one",
            "   - two",
            "     ~~~",
            "     - Tasks: `TASK-901`",
            "     ~~~",
            "   - Tasks: `TASK-101`"),
        text(
            "a comment",
            "<!--",
            "- Tasks: `TASK-901`",
            "",
            "- Tasks: `TASK-902`",
            "-->",
            "- Tasks: `TASK-101`"),
        text("a comment on one line", "<!-- x -->", "- Tasks: `TASK-101`"),
        text("an empty comment", "<!-->", "- Tasks: `TASK-101`"),
        text(
            "a comment that is never closed",
            "<!--",
            "- Tasks: `TASK-901`",
            "```",
            "- Tasks: `TASK-902`"),
        text("a fence in a comment", "<!--", "```", "-->", "- Tasks: `TASK-101`"),
        text("a comment in a fence", "```", "<!--", "```", "- Tasks: `TASK-101`"),
        text(
            "a comment in a list item",
            "- item",
            "  <!--",
            "  - Tasks: `TASK-901`",
            "  -->",
            "  - Tasks: `TASK-101`"),
        text(
            "a comment in another block of HTML",
            "<div><!--",
            "- Tasks: `TASK-901`",
            "--></div>",
            "- Tasks: `TASK-101`"),
        text("a block of HTML without one", "<div>", "- Tasks: `TASK-101`", "</div>"),
        text("no fence in a block of HTML", "<div>", "```", "", "- Tasks: `TASK-101`"),
        text("no fence in verbatim HTML", "<pre>", "```", "", "- Tasks: `TASK-101`", "</pre>"),
        text("a comment in verbatim HTML", "<pre>", "", "<!--", "- Tasks: `TASK-901`", "--></pre>"),
        text("no comment in an instruction", "<?php <!--", "- Tasks: `TASK-101`", "?>"),
        text("no comment in a section", "<![CDATA[ <!--", "- Tasks: `TASK-101`", "]]>"),
        text(
            "a comment in a paragraph",
            "text <!-- x",
            "2. **Queue B — Hidden** ",
            "    - Tasks: `TASK-901`",
            "--> text",
            "- Tasks: `TASK-101`"),
        text(
            "a list ends a paragraph and its comment", "text <!-- x", "- Tasks: `TASK-101`", "-->"),
        text("no comment in a code span", "text `<!--` x", "    - Tasks: `TASK-101` -->"),
        text("no comment behind a backslash", "text \\<!-- x", "    - Tasks: `TASK-101` -->"));
  }

  private static Arguments text(String name, String... lines) {
    return Arguments.of(name, String.join("\n", lines));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void plans_what_is_not_hidden(String name, String text) {
    var shown = Stream.of("TASK-101").filter(text::contains).toList();

    var reading = Reading.ofSection("1. **Queue A — X**", "", text);

    assertThat(reading.plan())
        .isEqualTo(
            shown.isEmpty()
                ? Stream.of("Queue A — X |").toList()
                : shown.stream().map(id -> "Queue A — X | " + id).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void says_something_about_every_hidden_line(String name, String text) {
    var reading = Reading.ofSection("1. **Queue A — X**", "", text);

    assertThat(reading.codes().stream().anyMatch(code -> code.matches("SOT0(19|20):.*")))
        .isEqualTo(text.contains("TASK-9"));
  }

  @Test
  void a_hidden_heading_neither_starts_nor_ends_the_section() {
    var reading =
        Reading.of(
            """
            ```
            ### G. Execution Queue & Task Hooks
            ```
            ### G. Execution Queue & Task Hooks
            1. **Queue A — X**
            <!--
            ## End
            -->
            - Tasks: `TASK-101`
            """);

    assertThat(reading.plan()).containsExactly("Queue A — X | TASK-101");
    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void a_comment_on_a_task_line_hides_nothing_and_says_so() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Tasks: `TASK-101` <!-- `TASK-102` --> `TASK-103`, `<!--` `TASK-104` -->");

    assertThat(reading.ids()).containsExactly("TASK-101", "TASK-102", "TASK-103", "TASK-104");
    assertThat(reading.findings())
        .containsExactly(
            "SOT024 3:26+10 `TASK-102` stands in a comment, but is planned all the same: "
                + "a task line counts whole");
  }
}
