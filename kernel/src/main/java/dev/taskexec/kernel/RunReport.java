package dev.taskexec.kernel;

import dev.taskexec.abi.run.RunId;
import java.nio.file.Path;

/// What a run came to.
///
/// @param folder the run's folder; absolute
/// @param summary `run.json`, joined from the path that the user gave
/// @param good whether `run.json` says `ok`
public record RunReport(RunId id, Path folder, Path summary, boolean good) {}
