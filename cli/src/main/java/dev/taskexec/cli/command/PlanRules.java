package dev.taskexec.cli.command;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.source.Place;
import dev.taskexec.kernel.permit.RuleSource;
import dev.taskexec.planner.Planner;
import dev.taskexec.planner.explain.Explanation;
import dev.taskexec.planner.explain.Provenance;
import dev.taskexec.planner.explain.TaskAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Where the rules of a plan's tasks stand: in the source of truth, where that is still the one
/// that the plan was made from, else in the plan's file. Safe for use by several threads.
final class PlanRules implements RuleSource {
  private static final String PERMITS = "Permits";

  private final Function<Instance, Optional<Explanation>> explainer;
  private final ExecutionPlan plan;
  private final String name;
  private final byte[] bytes;
  private final Map<Instance, Optional<Explanation>> explained = new HashMap<>();

  /// @param explainer reads the source once more; asked once for a task
  /// @param name what messages call the plan's file
  /// @param bytes of that file; not copied, as they may be many
  PlanRules(
      Function<Instance, Optional<Explanation>> explainer,
      ExecutionPlan plan,
      String name,
      byte[] bytes) {
    this.explainer = explainer;
    this.plan = plan;
    this.name = name;
    this.bytes = bytes;
  }

  @Override
  public Optional<String> ofRule(Instance task, PermitRule rule) {
    var said = rule.toString();
    return permits(task).stream()
        .filter(origin -> origin.values().contains(said))
        .map(Provenance::place)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> inPlan(task, Optional.of(rule)))
        .map(PlanRules::text);
  }

  @Override
  public Optional<String> ofPermits(Instance task) {
    return permits(task).stream()
        .filter(Provenance::counts)
        .map(Provenance::place)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> explanation(task).flatMap(Explanation::card))
        .or(() -> explanation(task).flatMap(it -> it.listed().flatMap(Provenance::place)))
        .or(() -> inPlan(task, Optional.empty()))
        .map(PlanRules::text);
  }

  private List<Provenance> permits(Instance task) {
    return explanation(task).stream()
        .flatMap(known -> known.attributes().stream())
        .filter(attribute -> attribute.name().equals(PERMITS))
        .map(TaskAttribute::origins)
        .findFirst()
        .orElse(List.of());
  }

  private Optional<Explanation> explanation(Instance task) {
    synchronized (explained) {
      return explained.computeIfAbsent(task, explainer);
    }
  }

  private Optional<Place> inPlan(Instance task, Optional<PermitRule> rule) {
    return Planner.permitPlace(plan, name, bytes, task, rule);
  }

  private static String text(Place place) {
    return switch (place) {
      case Place.InText(var file, var span, _) -> file + ":" + span.line();
      case Place.OfFile(var file) -> file;
      case Place.OfOption(var option) -> option;
    };
  }
}
