package dev.taskexec.planner.plan;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.source.Source;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.card.Origins;
import dev.taskexec.planner.card.Stretch;
import dev.taskexec.planner.card.TaskOrigins;
import dev.taskexec.planner.check.Places;
import dev.taskexec.planner.check.Spot;
import dev.taskexec.planner.frontmatter.FrontMatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

/// Where the parts of a plan stand in the source of the extended grammar that it is made from.
record SotPlaces(ExecutionPlan plan, FrontMatter.Extended front, Source source) implements Places {

  @Override
  public Map<Spot, Place> of(SequencedSet<Spot> spots) {
    var ids = new HashSet<String>();
    spots.forEach(spot -> task(spot).ifPresent(task -> ids.add(task.id().value())));
    var origins = Origins.of(front, source, ids);
    var places = new LinkedHashMap<Spot, Place>();
    spots.forEach(spot -> places.put(spot, place(spot, origins)));
    return places;
  }

  private Place place(Spot spot, Origins origins) {
    return switch (spot) {
      case Spot.OfPlan() -> new Place.OfFile(source.name());
      case Spot.OfPlanBudget _ -> at(key("budget"));
      case Spot.OfQueue(var queue) -> at(origins.queue(queue));
      case Spot.OfQueueNeed(var queue, var need) -> at(origins.queueNeed(queue, need));
      case Spot.OfQueueBudget(var queue, _) -> at(origins.queue(queue, Attribute.BUDGET));
      case Spot.OfTask _ -> at(spot, origins, TaskOrigins::self);
      case Spot.OfTaskNeed(_, _, var need) -> at(spot, origins, task -> task.need(need));
      case Spot.OfTaskBudget _ -> at(spot, origins, task -> task.place(Attribute.BUDGET, ""));
      case Spot.OfOutput(_, _, var output) ->
          at(
              spot,
              origins,
              task -> task.place(Attribute.OUTPUTS, asked(spot).artifacts().outputs().get(output)));
      case Spot.OfPermit(_, _, var permit) ->
          at(
              spot,
              origins,
              task ->
                  task.place(
                      Attribute.PERMITS, asked(spot).terms().permits().get(permit).toString()));
      case Spot.OfEffectBudget _, Spot.OfEffectPermit _ ->
          at(spot, origins, task -> task.fence().orElseGet(task::self));
    };
  }

  private Place at(Spot spot, Origins origins, Function<TaskOrigins, Stretch> part) {
    return origins
        .task(asked(spot).id().value())
        .map(task -> at(part.apply(task)))
        .orElseGet(() -> new Place.OfFile(source.name()));
  }

  private Place at(Stretch stretch) {
    return source.place(stretch.from(), Math.max(0, stretch.to() - stretch.from()));
  }

  /// A key of the front matter, at the start of its line; the first line where it does not stand
  /// there.
  private Stretch key(String name) {
    var at = source.text().indexOf("\n" + name, 0, front.body());
    return at < 0 ? new Stretch(0, 3) : new Stretch(at + 1, at + 1 + name.length());
  }

  private Task asked(Spot spot) {
    return task(spot).orElseThrow();
  }

  private Optional<Task> task(Spot spot) {
    return switch (spot) {
      case Spot.OfPlan _,
          Spot.OfPlanBudget _,
          Spot.OfQueue _,
          Spot.OfQueueNeed _,
          Spot.OfQueueBudget _ ->
          Optional.empty();
      case Spot.OfTask(var queue, var task) -> task(queue, task);
      case Spot.OfTaskNeed(var queue, var task, _) -> task(queue, task);
      case Spot.OfTaskBudget(var queue, var task, _) -> task(queue, task);
      case Spot.OfOutput(var queue, var task, _) -> task(queue, task);
      case Spot.OfPermit(var queue, var task, _) -> task(queue, task);
      case Spot.OfEffectBudget(var queue, var task, _, _) -> task(queue, task);
      case Spot.OfEffectPermit(var queue, var task, _, _) -> task(queue, task);
    };
  }

  private Optional<Task> task(int queue, int task) {
    return Optional.of(plan.queues().get(queue).tasks().get(task));
  }
}
