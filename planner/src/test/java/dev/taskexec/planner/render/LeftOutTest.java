package dev.taskexec.planner.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.Project;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says and a source cannot is named, and the rest is written all the same.
class LeftOutTest {
  @TempDir Path folder;

  @Test
  void names_everything_that_is_lost_and_the_rest_plans() {
    var plan =
        plan(
            """
            {"id": "abc", "title": " A  title: ", "layer": "platform", "agent": "shell",
             "commands": [{"cmd": ["two", "li\\nes"], "cwd": null}, {"cmd": ["echo"], "cwd": "x"}],
             "on_error": "continue", "metadata": {"a": 1}, "permits": ["run:mvn"],
             "uses": ["", "ok"], "needs": [{"task": "TASK-001", "any_outcome": true}]},
            {"id": "TASK-001", "title": "One", "layer": "foundation"},
            {"id": "TASK-001", "title": "Two", "layer": "foundation"}
            """);

    var rendered = SotWriter.write(plan, Notes.titled("Plan"));
    var planned = new Project(folder).write("sot.md", rendered.text()).compile();

    assertThat(rendered.leftOut())
        .containsExactly(
            "Queue A — odd name: its name, which a source cannot say or which stands there twice",
            "task-abc: its id `abc`, which a source cannot say or say twice",
            "TASK-001-2: its id `TASK-001`, which a source cannot say or say twice",
            "task-abc: blanks, dashes or colons around its title, or a part of one that is very long",
            "task-abc: its layer, which follows from its id",
            "task-abc: its metadata",
            "task-abc: that its later commands run after one has failed",
            "task-abc: a work folder or variables that only one of its commands has",
            "task-abc: a command that neither a script nor a line of an `exec` fence can say",
            "task-abc: permits, since it is not confined",
            "TASK-001-2: its layer, which follows from its id",
            "task-abc: 1 of its `Uses`, which the attribute cannot say");
    assertThat(Project.lines(planned.diagnostics())).isEmpty();
    assertThat(Project.work(planned.plan().orElseThrow()))
        .containsExactly("task-abc shell [echo]", "TASK-001 noop", "TASK-001-2 noop");
  }

  private ExecutionPlan plan(String tasks) {
    var json =
        """
        {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z",
         "queues": [{"name": "odd name", "tasks": [%s]}]}
        """
            .formatted(tasks);
    new Project(folder).write("plan.json", json);
    var request = new LoadRequest(folder.resolve("plan.json"), Optional.empty(), Project.AGENTS);
    return Planner.load(request).plan().orElseThrow();
  }
}
