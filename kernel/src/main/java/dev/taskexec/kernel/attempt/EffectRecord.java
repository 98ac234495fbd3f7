package dev.taskexec.kernel.attempt;

/// What the gate remembers of one effect that was asked for.
///
/// @param version of the effect's arguments
/// @param outcome `done`, `failed`, `refused`, `exhausted`, `cancelled`, or `repeated` for one that
///   was done before under the same key
/// @param reason one line; empty where the outcome says it all
public record EffectRecord(String effect, int version, String outcome, String reason) {}
