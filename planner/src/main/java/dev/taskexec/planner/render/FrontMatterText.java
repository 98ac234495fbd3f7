package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.planner.value.Budgets;
import java.util.ArrayList;
import java.util.List;

/// The front matter of a plan.
public final class FrontMatterText {
  private static final String MARK = "---\n";

  private FrontMatterText() {}

  /// With the lines around it, and a newline at its end.
  static String of(ExecutionPlan plan) {
    return MARK + String.join("\n", lines(plan)) + "\n" + MARK;
  }

  /// The lines alone.
  public static List<String> lines(ExecutionPlan plan) {
    var lines = new ArrayList<>(List.of("task-exec-kit: 1"));
    if (!plan.confined()) {
      lines.add("permits: unconfined");
    }
    plan.sandbox().ifPresent(tier -> lines.add("sandbox: " + tier));
    if (!plan.budget().isUnlimited()) {
      lines.add("budget: " + YamlText.quoted(Budgets.text(plan.budget())));
    }
    if (!plan.params().isEmpty()) {
      lines.add("params:");
      plan.params()
          .forEach(
              (name, value) ->
                  lines.add("  " + YamlText.quoted(name) + ": " + YamlText.quoted(value)));
    }
    var prefixes = Prefixes.of(plan.tasks().map(task -> task.id().value()));
    if (!prefixes.isEmpty()) {
      lines.add("task_prefixes: " + YamlText.list(prefixes));
    }
    return lines;
  }
}
