package dev.taskexec.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Path;
import javax.script.ScriptException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `graph --format dot` prints is accepted by Graphviz.
class GraphTest {
  private static Graphviz graphviz;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws ScriptException {
    graphviz = Graphviz.start();
  }

  @Test
  void graphviz_draws_every_task_need_and_order() throws ScriptException {
    Sot.file(
        folder.resolve("plan.json"),
        """
        {"version": 1, "source": "sot.md", "generated_at": "2026-01-01T00:00:00Z", "queues": [
          {"name": "Queue A — Make", "order": "sequential", "tasks": [
            {"id": "A", "title": "A", "layer": "execution", "done": true},
            {"id": "B", "title": "Say \\"hi\\\\N\\" &amp; <b>go</b> \\\\", "layer": "execution"}]},
          {"name": "Queue B — \\"Clean\\\\\\" {up}", "needs": [{"queue": "Queue A — Make", "any_outcome": true}], "tasks": [
            {"id": "C", "title": "日本 żółć 😀\\nend", "layer": "execution", "needs": [{"task": "B"}]}]},
          {"name": "Queue C — Empty", "tasks": []}]}
        """);

    var plain = graphviz.plain(dot());

    assertThat(plain.lines().filter(line -> line.matches("node t\\d.*"))).hasSize(3);
    assertThat(plain.lines().filter(line -> line.startsWith("edge "))).hasSize(3);
    assertThat(plain)
        .contains("edge t1 t2 ", "edge q1 q2 ", "edge t2 t3 ", "then ", " dashed black")
        .contains("\"B\\nSay \\\"hi\\\\N\\\" &amp;amp; <b>go</b> \\\\\"")
        .contains("日本 żółć 😀\\\\u{a}end")
        .endsWith("stop\n");
  }

  @Test
  void graphviz_draws_a_plan_without_queues() throws ScriptException {
    Sot.file(
        folder.resolve("plan.json"),
        "{\"version\": 1, \"source\": \"s\", \"generated_at\": \"t\", \"queues\": []}");

    assertThat(graphviz.plain(dot())).endsWith("stop\n");
  }

  @Test
  void graphviz_refuses_what_is_no_drawing() {
    assertThatThrownBy(() -> graphviz.plain("digraph { a -> }"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("syntax error");
  }

  private String dot() {
    return Kit.in(folder)
        .run("graph", "--plan", "plan.json", "--format", "dot")
        .exits(0)
        .withoutComplaint()
        .stdout();
  }
}
