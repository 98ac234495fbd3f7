package dev.taskexec.abi.plan;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A named group of tasks.
///
/// @param name the full name, such as `Queue A — Checkout`
/// @param workers how many of its tasks may run at once, from 1; empty means as many as the run has
/// @param budget what its tasks may spend together
/// @param hooks the hook that a later port of the original tool wrote into its plans, as it was
///   read; `null` in JSON where there is none
public record Queue(
    String name,
    List<Need> needs,
    Order order,
    OptionalInt workers,
    Optional<Rate> rate,
    Budget budget,
    JsonValue hooks,
    List<Task> tasks) {

  public Queue {
    needs = List.copyOf(needs);
    tasks = List.copyOf(tasks);
    if (workers.isPresent() && workers.getAsInt() < 1) {
      throw new IllegalArgumentException("a queue with " + workers.getAsInt() + " workers");
    }
  }

  /// A queue as a file without front matter has it.
  public static Queue legacy(String name, List<Task> tasks) {
    return new Queue(
        name,
        List.of(),
        Order.PARALLEL,
        OptionalInt.empty(),
        Optional.empty(),
        Budget.NONE,
        JsonValue.NULL,
        tasks);
  }

  /// The same queue with other tasks.
  public Queue withTasks(List<Task> others) {
    return new Queue(name, needs, order, workers, rate, budget, hooks, others);
  }
}
