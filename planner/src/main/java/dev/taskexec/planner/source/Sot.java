package dev.taskexec.planner.source;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.source.Source;

/// A source of truth as it was read.
///
/// @param source its text under the name that the reader gave it, without a byte order mark
/// @param digest of the file's bytes
public record Sot(Source source, Sha256 digest) {}
