package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;

/// One need as it is written, before it is known which tasks and queues there are.
///
/// @param name a task's id, or a queue's full name, `Queue Z` or `Z`; without backticks
/// @param anyOutcome whether `(any outcome)` stands behind it
public record NeedText(Written name, boolean anyOutcome) {}
