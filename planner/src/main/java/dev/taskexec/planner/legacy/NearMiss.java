package dev.taskexec.planner.legacy;

/// What keeps a line from being what it almost is.
///
/// @param from where the offending stretch starts
/// @param to the offset behind it
/// @param reason what is off, as the rest of a sentence
/// @param mended the line as it would be read
public record NearMiss(int from, int to, String reason, String mended) {}
