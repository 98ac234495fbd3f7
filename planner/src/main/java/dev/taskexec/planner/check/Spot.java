package dev.taskexec.planner.check;

import dev.taskexec.abi.budget.Quantity;

/// Something in a plan that a diagnostic can point at. All indexes count from 0 in the order of the
/// plan, a task's within its queue.
public sealed interface Spot {

  /// The plan as a whole.
  record OfPlan() implements Spot {}

  /// A limit of the plan's budget.
  record OfPlanBudget(Quantity quantity) implements Spot {}

  record OfQueue(int queue) implements Spot {}

  record OfQueueNeed(int queue, int need) implements Spot {}

  /// A limit of a queue's budget.
  record OfQueueBudget(int queue, Quantity quantity) implements Spot {}

  record OfTask(int queue, int task) implements Spot {}

  record OfTaskNeed(int queue, int task, int need) implements Spot {}

  /// A limit of a task's budget, which may come from a default.
  record OfTaskBudget(int queue, int task, Quantity quantity) implements Spot {}

  record OfOutput(int queue, int task, int output) implements Spot {}

  record OfPermit(int queue, int task, int permit) implements Spot {}

  /// A limit of an envelope's budget.
  record OfEffectBudget(int queue, int task, int effect, Quantity quantity) implements Spot {}

  /// A permit that narrows an envelope's.
  record OfEffectPermit(int queue, int task, int effect, int permit) implements Spot {}
}
