package dev.taskexec.planner.plan;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.check.Spot;
import dev.taskexec.planner.json.JsonFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Where the permits of tasks stand in a plan's file.
///
/// @param file of the plan
public record PermitPlace(JsonFile file, ExecutionPlan plan) {

  /// Where a rule of a task stands; empty where the task has no such rule.
  public Optional<Place> of(Instance task, PermitRule rule) {
    return spot(task, Optional.of(rule)).map(this::place);
  }

  /// Where a task stands; empty where there is none.
  public Optional<Place> of(Instance task) {
    return spot(task, Optional.empty()).map(this::place);
  }

  private Place place(Spot spot) {
    return new JsonPlaces(file).of(new LinkedHashSet<>(List.of(spot))).values().iterator().next();
  }

  private Optional<Spot> spot(Instance wanted, Optional<PermitRule> rule) {
    var seen = 0;
    for (var i = 0; i < plan.queues().size(); i++) {
      var tasks = plan.queues().get(i).tasks();
      for (var j = 0; j < tasks.size(); j++) {
        if (tasks.get(j).id().equals(wanted.task()) && ++seen == wanted.number()) {
          if (rule.isEmpty()) {
            return Optional.of(new Spot.OfTask(i, j));
          }
          var permit = tasks.get(j).terms().permits().indexOf(rule.get());
          return permit < 0 ? Optional.empty() : Optional.of(new Spot.OfPermit(i, j, permit));
        }
      }
    }
    return Optional.empty();
  }
}
