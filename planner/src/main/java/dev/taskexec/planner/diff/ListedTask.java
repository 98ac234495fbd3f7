package dev.taskexec.planner.diff;

import dev.taskexec.abi.plan.Instance;

/// A task that only one of two plans has.
///
/// @param queue the full name of its queue
public record ListedTask(Instance task, String title, String queue) {}
