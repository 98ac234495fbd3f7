package dev.taskexec.kernel;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.plan.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Plans to test with: one queue of tasks for the agent `testing`.
public final class TestingPlan {
  public static final String QUEUE = "Queue A — Test";
  public static final String AGENT = "testing";

  private TestingPlan() {}

  public static ExecutionPlan of(String... ids) {
    return of(List.of(ids).stream().map(TestingPlan::task).toList());
  }

  public static ExecutionPlan of(List<Task> tasks) {
    return of(Grammar.LEGACY, ".", tasks);
  }

  public static ExecutionPlan of(Grammar grammar, String root, List<Task> tasks) {
    return new ExecutionPlan(
        "sot.md",
        "2026-01-01T00:00:00Z",
        Optional.empty(),
        Optional.empty(),
        root,
        grammar,
        new LinkedHashMap<>(),
        false,
        Optional.empty(),
        Budget.NONE,
        new LinkedHashMap<>(),
        List.of(Queue.legacy(QUEUE, tasks)));
  }

  /// The plan with parameters.
  public static ExecutionPlan with(SequencedMap<String, String> params, ExecutionPlan plan) {
    return new ExecutionPlan(
        plan.source(),
        plan.generatedAt(),
        plan.generator(),
        plan.digest(),
        plan.root(),
        plan.grammar(),
        params,
        plan.confined(),
        plan.sandbox(),
        plan.budget(),
        plan.madeFrom(),
        plan.queues());
  }

  public static Task task(String id) {
    return task(id, AGENT, false, OnFailure.STOP);
  }

  public static Task task(String id, String agent, boolean done, OnFailure onFailure) {
    var plain = Task.legacy(new TaskId(id), "execution", QUEUE, 0);
    return new Task(
        plain.id(),
        plain.title(),
        plain.layer(),
        plain.queue(),
        plain.sourceLine(),
        done,
        Work.of(agent),
        new Dependencies(List.of(), List.of(), onFailure),
        plain.terms(),
        plain.artifacts(),
        plain.tags(),
        plain.metadata());
  }
}
