package dev.taskexec.planner.card;

/// A fence of a card that is run.
///
/// @param words how its kind is written: `sh`, `exec`, `json effect`
/// @param info where that stands
/// @param content where its lines stand
/// @param script whether it is a script, which gets the parameters as variables and is not
///   rewritten
/// @param steps how many commands it has
/// @param effects how many envelopes
public record RunFence(
    String words, Stretch info, Stretch content, boolean script, int steps, int effects) {}
