package dev.taskexec.kernel;

import dev.taskexec.abi.plan.ExecutionPlan;
import java.nio.file.Path;
import java.util.Optional;

/// What to run.
///
/// @param planBytes the plan as it was read, kept as `plan.json` in the run's folder; not copied
///   here, as it may be large, so it MUST NOT be changed
/// @param base the folder of the plan as the user named it, such as `` or `sub`: the paths in
///   `run.json` are joined from it
/// @param config the configuration folder that the user named, so that the same hooks are found
///   when the run is resumed
public record RunRequest(
    ExecutionPlan plan, byte[] planBytes, Path base, Optional<Path> config, RunOptions options) {}
