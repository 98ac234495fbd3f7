package dev.taskexec.cli.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.function.Consumer;

/// A plan as a flowchart of Mermaid, which Git hosts draw in Markdown.
public final class MermaidText {
  /// ASCII that means nothing to Mermaid inside a quoted label.
  private static final String HARMLESS = " ,_-/()";

  private MermaidText() {}

  /// Hands over the lines, without newlines.
  public static void write(ExecutionPlan plan, Consumer<String> lines) {
    var graph = PlanGraph.of(plan);
    lines.accept("flowchart LR");
    for (var group : graph.groups()) {
      lines.accept("  subgraph q%d[\"%s\"]".formatted(group.number(), label(group.name())));
      for (var node : group.nodes()) {
        lines.accept("    t%d[\"%s\"]%s".formatted(node.number(), words(node), style(node)));
      }
      lines.accept("  end");
    }
    for (var arrow : graph.arrows()) {
      lines.accept(
          "  %s %s %s".formatted(name(arrow.from()), line(arrow.kind()), name(arrow.to())));
    }
    if (graph.groups().stream()
        .anyMatch(group -> group.nodes().stream().anyMatch(PlanGraph.Node::done))) {
      lines.accept("  classDef done fill:lightgray,color:gray");
    }
  }

  private static String words(PlanGraph.Node node) {
    var id = node.instance().toString();
    return node.title().equals(node.instance().task().value())
        ? label(id)
        : label(id) + "<br>" + label(node.title());
  }

  private static String style(PlanGraph.Node node) {
    return node.done() ? ":::done" : "";
  }

  private static String name(PlanGraph.End end) {
    return switch (end) {
      case PlanGraph.End.OfTask(var number) -> "t" + number;
      case PlanGraph.End.OfQueue(var number) -> "q" + number;
    };
  }

  private static String line(PlanGraph.Kind kind) {
    return switch (kind) {
      case NEED -> "-->";
      case NEED_ANY -> "-.->";
      case THEN -> "-->|then|";
    };
  }

  /// Everything that is ASCII and not surely harmless becomes a character code, `#34;` for a quote.
  private static String label(String text) {
    var out = new StringBuilder();
    Label.of(text)
        .codePoints()
        .forEach(
            c -> {
              if (c > 0x7f || isAlphanumeric(c) || HARMLESS.indexOf(c) >= 0) {
                out.appendCodePoint(c);
              } else {
                out.append('#').append(c).append(';');
              }
            });
    return out.toString();
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
