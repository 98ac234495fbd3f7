package dev.taskexec.kernel;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Retry;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A task that is described in a few words.
public final class Draft {
  private final String id;
  private final List<Need> needs = new ArrayList<>();
  private final List<String> uses = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private OnFailure onFailure = OnFailure.STOP;
  private String agent = TestingPlan.AGENT;
  private boolean done;
  private Budget budget = Budget.NONE;
  private Optional<Retry> retry = Optional.empty();
  private OptionalLong timeoutMs = OptionalLong.empty();

  private Draft(String id) {
    this.id = id;
  }

  public static Draft task(String id) {
    return new Draft(id);
  }

  public Draft needs(String... ids) {
    for (var each : ids) {
      needs.add(new Need.OfTask(new TaskId(each), false));
    }
    return this;
  }

  public Draft needsAnyOutcomeOf(String each) {
    needs.add(new Need.OfTask(new TaskId(each), true));
    return this;
  }

  public Draft uses(String lock) {
    uses.add(lock);
    return this;
  }

  public Draft inputs(String path) {
    inputs.add(path);
    return this;
  }

  public Draft outputs(String path) {
    outputs.add(path);
    return this;
  }

  public Draft mayFail() {
    onFailure = OnFailure.CONTINUE;
    return this;
  }

  public Draft by(String name) {
    agent = name;
    return this;
  }

  public Draft done() {
    done = true;
    return this;
  }

  public Draft spendsAtMost(Quantity quantity, long amount) {
    budget = new Budget(Map.of(quantity, amount));
    return this;
  }

  public Draft timeout(long ms) {
    timeoutMs = OptionalLong.of(ms);
    return this;
  }

  /// @param exits that are worth another try; none for all failures
  public Draft retry(int attempts, long backoffMs, long maxBackoffMs, Integer... exits) {
    retry = Optional.of(new Retry(attempts, backoffMs, maxBackoffMs, List.of(exits)));
    return this;
  }

  public Task in(String queue) {
    var plain = Task.legacy(new TaskId(id), "execution", queue, 0);
    return new Task(
        plain.id(),
        plain.title(),
        plain.layer(),
        queue,
        plain.sourceLine(),
        done,
        Work.of(agent),
        new Dependencies(needs, uses, onFailure),
        new Terms(false, List.of(), budget, retry, timeoutMs, false),
        new Artifacts(inputs, outputs),
        plain.tags(),
        plain.metadata());
  }
}
