package dev.taskexec.abi.outcome;

import dev.taskexec.abi.digest.Sha256;

/// A finished file under `logs/`.
///
/// @param path as it stands in `run.json`: joined from the plan's path as it was given
/// @param bytes its size
public record LogFile(String path, long bytes, Sha256 digest) {}
