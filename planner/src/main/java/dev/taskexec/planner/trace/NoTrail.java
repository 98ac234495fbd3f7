package dev.taskexec.planner.trace;

/// Nothing is known of where a task comes from: there is only its plan.
record NoTrail() implements TaskTrail {}
