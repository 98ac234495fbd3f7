package dev.taskexec.kernel.simulation;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.kernel.simulation.Script.Kind;
import dev.taskexec.kernel.simulation.Script.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The rules of the plan, written down a second time and as plainly as can be: how each task ends
/// when nothing but the plan and the scripts decides. It knows nothing of time, slots and order.
final class Expected {
  private final Scenario scenario;
  private final Map<Integer, String> forced;
  private final Set<Integer> doubtful;
  private final List<Task> tasks;
  private final Map<Integer, String> words = new HashMap<>();

  private Expected(Scenario scenario, Map<Integer, String> forced, Set<Integer> doubtful) {
    this.doubtful = doubtful;
    this.scenario = scenario;
    this.forced = forced;
    this.tasks = scenario.plan().tasks().toList();
  }

  /// @param forced outcomes that are known: what had ended before, and what stays in doubt
  /// @param doubtful what may have been done before, if it is not done again
  /// @return the words of all outcomes, by place
  static List<String> outcomes(
      Scenario scenario, Map<Integer, String> forced, Set<Integer> doubtful) {
    var expected = new Expected(scenario, forced, doubtful);
    var all = new ArrayList<String>();
    for (var place = 0; place < expected.tasks.size(); place++) {
      all.add(expected.word(place));
    }
    return all;
  }

  private String word(int place) {
    var known = words.get(place);
    if (known == null) {
      known = decide(place);
      words.put(place, known);
    }
    return known;
  }

  private String decide(int place) {
    var task = tasks.get(place);
    if (task.done()) {
      return "skipped done";
    }
    if (forced.containsKey(place)) {
      return forced.get(place);
    }
    return needs(place).allMatch(this::isMet) && isTurnOf(place)
        ? tried(place)
        : doubtful.contains(place) ? "in_doubt" : "skipped need_failed";
  }

  /// The one before it in a sequential queue.
  private boolean isTurnOf(int place) {
    var queue = queueOf(place);
    return queue.order() != Order.SEQUENTIAL
        || place == 0
        || queueOf(place - 1) != queue
        || isGood(place - 1);
  }

  private Stream<Need> needs(int place) {
    var queue = queueOf(place);
    return Stream.concat(tasks.get(place).dependencies().needs().stream(), queue.needs().stream());
  }

  /// What a need stands for is settled well, or it does not matter how.
  private boolean isMet(Need need) {
    return need.anyOutcome()
        || switch (need) {
          case Need.OfTask(var id, _) ->
              places().filter(place -> tasks.get(place).id().equals(id)).allMatch(this::isGood);
          case Need.OfQueue(var name, _) ->
              places().filter(place -> queueOf(place).name().equals(name)).allMatch(this::isGood);
        };
  }

  private Stream<Integer> places() {
    return Stream.iterate(0, place -> place < tasks.size(), place -> place + 1);
  }

  boolean isGood(int place) {
    return switch (word(place)) {
      case "ok", "noop", "skipped done" -> true;
      case "error", "timeout", "denied", "exhausted" ->
          tasks.get(place).dependencies().onFailure() == OnFailure.CONTINUE;
      default -> false;
    };
  }

  private String tried(int place) {
    var retry = tasks.get(place).terms().retry();
    for (var failures = 0; ; failures++) {
      var step = scenario.scripts().get(place).step(failures);
      var word = once(tasks.get(place), step);
      var again =
          switch (word) {
            case "error" ->
                retry.isPresent()
                    && (retry.get().onExit().isEmpty()
                        || retry.get().onExit().contains(step.exit()));
            // What did not answer may still go on, and must not be begun beside itself.
            case "timeout" ->
                step.kind() != Kind.DEAF && retry.isPresent() && retry.get().onExit().isEmpty();
            default -> false;
          };
      if (!again || failures + 1 >= retry.get().attempts()) {
        return word;
      }
    }
  }

  private static String once(Task task, Step step) {
    var limits = task.terms().budget();
    var hangs = step.kind() == Kind.HANGS || step.kind() == Kind.DEAF;
    var wall = limits.limit(Quantity.WALL_MS);
    if (wall.isPresent() && (hangs || wall.getAsLong() < step.ms())) {
      return "exhausted";
    }
    for (var quantity : Quantity.values()) {
      var drawn = step.draws().stream().filter(draw -> draw.quantity() == quantity);
      var most =
          quantity.held()
              ? drawn.mapToLong(Script.Draw::amount).max().orElse(0)
              : drawn.mapToLong(Script.Draw::amount).sum();
      if (most > limits.limit(quantity).orElse(Long.MAX_VALUE)) {
        return "exhausted";
      }
    }
    if (hangs) {
      return "timeout";
    }
    return switch (step.kind()) {
      case OK -> "ok";
      case NOOP -> "noop";
      case FAILS -> "error";
      case DENIED -> "denied";
      case HANGS, DEAF -> throw new AssertionError(step);
    };
  }

  private Queue queueOf(int place) {
    var behind = place;
    for (var queue : scenario.plan().queues()) {
      if (behind < queue.tasks().size()) {
        return queue;
      }
      behind -= queue.tasks().size();
    }
    throw new AssertionError("no task at " + place);
  }
}
