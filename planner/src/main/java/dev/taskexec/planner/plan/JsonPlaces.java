package dev.taskexec.planner.plan;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.check.Places;
import dev.taskexec.planner.check.Spot;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonLocator;
import dev.taskexec.planner.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Where the parts of a plan stand in its file.
record JsonPlaces(JsonFile file) implements Places {

  @Override
  public Map<Spot, Place> of(SequencedSet<Spot> spots) {
    var paths = new LinkedHashMap<Spot, List<JsonPath>>();
    spots.forEach(spot -> paths.put(spot, paths(spot)));
    var locator =
        new JsonLocator(file, paths.values().stream().flatMap(List::stream).distinct().toList());
    var places = new LinkedHashMap<Spot, Place>();
    paths.forEach((spot, ways) -> places.put(spot, locator.ofFirst(ways)));
    return places;
  }

  /// Where it may stand, the best first.
  private static List<JsonPath> paths(Spot spot) {
    return switch (spot) {
      case Spot.OfPlan() -> List.of();
      case Spot.OfPlanBudget(var quantity) -> List.of(budget(JsonPath.root(), quantity));
      case Spot.OfQueue(var queue) -> List.of(queue(queue).member("name"));
      case Spot.OfQueueNeed(var queue, var need) -> need(queue(queue), need);
      case Spot.OfQueueBudget(var queue, var quantity) ->
          List.of(budget(queue(queue), quantity), queue(queue).member("name"));
      case Spot.OfTask(var queue, var task) -> List.of(id(queue, task));
      case Spot.OfTaskNeed(var queue, var task, var need) -> need(task(queue, task), need);
      case Spot.OfTaskBudget(var queue, var task, var quantity) ->
          List.of(budget(task(queue, task), quantity), id(queue, task));
      case Spot.OfOutput(var queue, var task, var output) ->
          List.of(task(queue, task).member("outputs").item(output), id(queue, task));
      // The permits of a hook that is applied to the plan do not stand in it.
      case Spot.OfPermit(var queue, var task, var permit) ->
          List.of(task(queue, task).member("permits").item(permit), id(queue, task));
      case Spot.OfEffectBudget(var queue, var task, var effect, var quantity) ->
          List.of(budget(effect(queue, task, effect), quantity), id(queue, task));
      case Spot.OfEffectPermit(var queue, var task, var effect, var permit) ->
          List.of(effect(queue, task, effect).member("permit").item(permit), id(queue, task));
    };
  }

  private static List<JsonPath> need(JsonPath owner, int need) {
    var path = owner.member("needs").item(need);
    return List.of(path.member("task"), path.member("queue"), path);
  }

  private static JsonPath budget(JsonPath owner, Quantity quantity) {
    return owner.member("budget").member(quantity.field());
  }

  private static JsonPath queue(int queue) {
    return PlanOutline.queuePath(queue);
  }

  private static JsonPath task(int queue, int task) {
    return queue(queue).member(PlanOutline.TASKS).item(task);
  }

  private static JsonPath id(int queue, int task) {
    return task(queue, task).member("id");
  }

  private static JsonPath effect(int queue, int task, int effect) {
    return task(queue, task).member("effects").item(effect);
  }
}
