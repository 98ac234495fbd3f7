package dev.taskexec.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the checks find in a plan file, with its places.
class PlanChecksTest {
  @TempDir Path folder;

  @Test
  void a_need_that_names_nothing_is_shown_where_it_is_named() {
    assertThat(
            found(
                """
                {"version": 1, "queues": [
                  {"name": "Q", "needs": [{"any_outcome": true,
                                           "queue": "R"}],
                   "tasks": [{"id": "A", "needs": [{"task": "B"}]}]}]}
                """))
        .containsExactly(
            "error[CHK001] plan.json:3:37: `Q` needs `R`, but the plan has no queue of that name",
            "error[CHK001] plan.json:4:45: `A` needs `B`, but the plan has no task of that name");
  }

  @Test
  void a_circle_has_the_place_of_each_step() {
    var json =
        """
        {"version": 1, "queues": [
          {"name": "Q", "tasks": [
            {"id": "A", "needs": [{"task": "B"}]},
            {"id": "B", "needs": [{"task": "A"}]}]}]}
        """;

    assertThat(found(json))
        .containsExactly(
            "error[CHK002] plan.json:3:36: none of these can ever start: `A` needs `B` needs `A`");
    assertThat(load(json).diagnostics().getFirst().related())
        .extracting(related -> related.label())
        .containsExactly("`A` needs `B`", "`B` needs `A`");
  }

  @Test
  void a_limit_and_an_output_are_shown_where_they_stand() {
    assertThat(
            found(
                """
                {"version": 1, "budget": {"io": 1}, "queues": [
                  {"name": "Q", "tasks": [
                    {"id": "A", "outputs": ["x"], "budget": {"io": 2}},
                    {"id": "B", "outputs": ["y", "x"]}]}]}
                """))
        .containsExactly(
            "error[CHK003] plan.json:3:52: `A` asks for up to 2 `io`, but the plan has 1 in all",
            "error[CHK004] plan.json:4:34: `A` and `B` may run together, and both make `x`");
  }

  @Test
  void a_permit_that_no_task_may_have_is_shown_where_it_stands() {
    assertThat(
            found(
                """
                {"version": 1, "confined": true, "queues": [
                  {"name": "Q", "tasks": [
                    {"id": "A", "permits": ["read:x", "write:runs/**"]}]}]}
                """))
        .singleElement()
        .asString()
        .startsWith("error[CHK006] plan.json:3:39: ");
  }

  private List<String> found(String json) {
    return Project.lines(load(json).diagnostics());
  }

  private Loaded load(String json) {
    return new Project(folder).write("plan.json", json).load();
  }
}
