package dev.taskexec.cli.graph;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A plan in Graphviz's language DOT. Each queue holds a point that is not drawn, for arrows that
/// belong to the queue as a whole.
public final class DotText {

  private DotText() {}

  /// Hands over the lines, without newlines.
  public static void write(ExecutionPlan plan, Consumer<String> lines) {
    var graph = PlanGraph.of(plan);
    lines.accept("digraph plan {");
    lines.accept("  compound=true; rankdir=LR;");
    lines.accept("  node [shape=box, style=rounded];");
    for (var group : graph.groups()) {
      lines.accept("  subgraph cluster_q%d {".formatted(group.number()));
      lines.accept("    label=\"%s\";".formatted(label(group.name())));
      lines.accept("    q%d [shape=point, style=invis];".formatted(group.number()));
      for (var node : group.nodes()) {
        lines.accept(
            "    t%d [label=\"%s\"%s];".formatted(node.number(), words(node), style(node)));
      }
      lines.accept("  }");
    }
    graph.arrows().forEach(arrow -> lines.accept(line(arrow)));
    lines.accept("}");
  }

  private static String words(PlanGraph.Node node) {
    var id = node.instance().toString();
    return node.title().equals(node.instance().task().value())
        ? label(id)
        : label(id) + "\\n" + label(node.title());
  }

  private static String style(PlanGraph.Node node) {
    return node.done() ? ", style=\"rounded,filled\", fillcolor=lightgray" : "";
  }

  private static String line(PlanGraph.Arrow arrow) {
    var style =
        switch (arrow.kind()) {
          case NEED -> "";
          case NEED_ANY -> "style=dashed";
          case THEN -> "label=then";
        };
    var attributes =
        String.join(
            ", ",
            Stream.of(style, tail(arrow.from()), head(arrow.to()))
                .filter(text -> !text.isEmpty())
                .toList());
    return "  %s -> %s%s;"
        .formatted(
            name(arrow.from()),
            name(arrow.to()),
            attributes.isEmpty() ? "" : " [" + attributes + "]");
  }

  private static String tail(PlanGraph.End end) {
    return end instanceof PlanGraph.End.OfQueue(var number) ? "ltail=cluster_q" + number : "";
  }

  private static String head(PlanGraph.End end) {
    return end instanceof PlanGraph.End.OfQueue(var number) ? "lhead=cluster_q" + number : "";
  }

  private static String name(PlanGraph.End end) {
    return switch (end) {
      case PlanGraph.End.OfTask(var number) -> "t" + number;
      case PlanGraph.End.OfQueue(var number) -> "q" + number;
    };
  }

  /// What stands in quotes: a quote and a backslash are escaped, and `&`, because Graphviz reads
  /// HTML's character references.
  private static String label(String text) {
    return Label.of(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }
}
