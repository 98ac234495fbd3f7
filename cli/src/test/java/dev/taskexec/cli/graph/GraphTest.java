package dev.taskexec.cli.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.cli.TestingPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphTest {

  @Test
  void mermaid_has_queues_tasks_and_what_needs_what() {
    assertThat(mermaid(TestingPlans.connected()))
        .isEqualTo(
            """
            flowchart LR
              subgraph q1["Queue A — Make"]
                t1["A"]:::done
                t2["B<br>Build it"]
                t3["C"]
              end
              subgraph q2["Queue B — Clean up"]
                t4["D"]
              end
              subgraph q3["Queue C — Empty"]
              end
              t1 -->|then| t2
              t4 --> t2
              t2 -->|then| t3
              t1 --> t3
              q1 -.-> q2
              t2 -.-> t4
              q3 --> t4
              classDef done fill:lightgray,color:gray
            """);
  }

  @Test
  void dot_has_the_same() {
    assertThat(dot(TestingPlans.connected()))
        .isEqualTo(
            """
            digraph plan {
              compound=true; rankdir=LR;
              node [shape=box, style=rounded];
              subgraph cluster_q1 {
                label="Queue A — Make";
                q1 [shape=point, style=invis];
                t1 [label="A", style="rounded,filled", fillcolor=lightgray];
                t2 [label="B\\nBuild it"];
                t3 [label="C"];
              }
              subgraph cluster_q2 {
                label="Queue B — Clean up";
                q2 [shape=point, style=invis];
                t4 [label="D"];
              }
              subgraph cluster_q3 {
                label="Queue C — Empty";
                q3 [shape=point, style=invis];
              }
              t1 -> t2 [label=then];
              t4 -> t2;
              t2 -> t3 [label=then];
              t1 -> t3;
              q1 -> q2 [style=dashed, ltail=cluster_q1, lhead=cluster_q2];
              t2 -> t4 [style=dashed];
              q3 -> t4 [ltail=cluster_q3];
            }
            """);
  }

  @Test
  void a_second_instance_is_a_box_of_its_own() {
    var plan = TestingPlans.legacy(TestingPlans.queue("Queue A — A", "T", "T"));

    assertThat(mermaid(plan)).contains("t1[\"T\"]", "t2[\"T#35;2\"]");
    assertThat(dot(plan)).contains("t1 [label=\"T\"]", "t2 [label=\"T#2\"]");
  }

  /// Whatever a title says, the drawing has one box with a quoted label of harmless characters.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"]; evil[\"",
        "a\nend\nsubgraph x",
        "<img src=x onerror=alert(1)>",
        "`**bold**` _x_",
        "1. a list",
        "%%{init: {}}%% %% comment",
        "style x:#1; classDef y:#2;",
        "&quot;&#34;#quot;",
        "{{x}} [[y]] ((z)) |pipe|",
        "click t1 href \"javascript:alert(1)\"",
        "end",
        "\\\"\\N\\G\\l\\",
        "\u202etxet",
        "żółć 日本 😀",
      })
  void a_hostile_title_stays_in_its_box(String title) {
    var plan = TestingPlans.legacy(TestingPlans.titled(title));

    var mermaid = mermaid(plan).lines().toList();
    var dot = dot(plan).lines().toList();

    assertThat(mermaid).hasSize(4);
    assertThat(mermaid.get(2))
        .matches("    t1\\[\"A<br>([\\p{L}\\p{N} ,/()_-]|[^\\p{ASCII}]|#\\d+;)*\"]");
    assertThat(dot).hasSize(9);
    assertThat(dot.get(6)).matches("    t1 \\[label=\"A\\\\n([^\"\\\\]|\\\\\\\\|\\\\\")*\"];");
  }

  @Test
  void a_long_title_is_cut_between_characters() {
    var plan = TestingPlans.legacy(TestingPlans.titled("😀".repeat(1_000_000)));

    assertThat(mermaid(plan)).contains("<br>" + "😀".repeat(120) + "…\"]");
  }

  private static String mermaid(ExecutionPlan plan) {
    return text(plan, MermaidText::write);
  }

  private static String dot(ExecutionPlan plan) {
    return text(plan, DotText::write);
  }

  private static String text(
      ExecutionPlan plan, BiConsumer<ExecutionPlan, Consumer<String>> writer) {
    List<String> lines = new ArrayList<>();
    writer.accept(plan, lines::add);
    return String.join("\n", lines) + "\n";
  }
}
