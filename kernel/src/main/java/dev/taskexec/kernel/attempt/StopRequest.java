package dev.taskexec.kernel.attempt;

/// The wish that the run end: politely the first time, at once the second.
///
/// @param reason one line
public record StopRequest(String reason) implements Message {}
