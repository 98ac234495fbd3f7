package dev.taskexec.kernel.attempt;

/// What the run loop is told by others.
public sealed interface Message permits AttemptEnd, StopRequest {}
