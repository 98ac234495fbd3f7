package dev.taskexec.kernel;

/// What going on with a run came to.
///
/// @param wasFinished whether there was nothing left to do, so that nothing was written
public record Resumed(RunReport report, boolean wasFinished) {}
