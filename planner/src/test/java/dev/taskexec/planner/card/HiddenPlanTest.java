package dev.taskexec.planner.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HiddenPlanTest {

  @Test
  void what_looks_like_the_plan_where_nothing_is_read_is_said() {
    var reading =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Tasks: `TASK-001`",
            "",
            "<!--",
            "2. **Queue B — Y**",
            "-->",
            "",
            "> - Tasks: `TASK-002`",
            "",
            "<div>",
            "- Timeout: 1m",
            "</div>",
            "",
            "```text",
            "- [ ] `TASK-003` Three",
            "```",
            "words",
            "",
            "      - Needs: `TASK-001`");

    assertThat(reading.ids()).containsExactly("TASK-001");
    assertThat(reading.codes())
        .containsExactly("SOT020:9", "SOT048:12", "SOT048:15", "SOT020:19", "SOT048:23");
  }

  @Test
  void outside_of_sections_and_cards_it_is_nobody_s_business() {
    var reading =
        Reading.of(
            "---\ntask-exec-kit: 1\n---\n```\n- Timeout: 1m\n```\n> 1. **Queue A — X**\n\n# Execution Queue\n");

    assertThat(reading.findings()).isEmpty();
  }

  @Test
  void an_open_fence_or_comment_that_hides_the_plan_is_a_warning() {
    var fence =
        Reading.ofSection(
            "1. **Queue A — X**",
            "- Tasks: `TASK-001`",
            "```",
            "2. **Queue B — Y**",
            "- Tasks: `TASK-002`");
    var comment =
        Reading.ofSection(
            "1. **Queue A — X**", "- Tasks: `TASK-001`", "", "<!--", "2. **Queue B — Y**");

    assertThat(fence.findings())
        .containsExactly(
            "SOT019 7:1+3 this code fence is never closed and hides 2 lines of the plan, the first"
                + " on line 8");
    assertThat(comment.findings())
        .containsExactly(
            "SOT019 8:1+4 this comment is never closed and hides 1 line of the plan, the first on"
                + " line 9");
  }

  @Test
  void a_comment_inside_a_line_is_cut_out_of_it() {
    var reading =
        Reading.ofSection("1. **Queue A — X**", "- Tasks: `TASK-001` <!-- `TASK-002` -->");

    assertThat(reading.ids()).containsExactly("TASK-001");
  }
}
