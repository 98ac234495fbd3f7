package dev.taskexec.kernel.run;

import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What a loop decides about.
///
/// @param tasks those that are run, in plan order
/// @param workers how many tasks may run at once
/// @param agents the names of those that there are, in order
/// @param maxFail after how many failed tasks it stops, from 1; empty for never
/// @param timeout how long it may take in all; empty for ever
/// @param force whether tasks that are up to date run all the same
/// @param past what is known of tasks from before, by place
/// @param resumed whether the run goes on after its kit died
public record Job(
    RunId run,
    List<PlannedTask> tasks,
    int workers,
    boolean dryRun,
    Duration grace,
    Set<String> agents,
    OptionalInt maxFail,
    Optional<Duration> timeout,
    boolean force,
    Map<Integer, Past> past,
    boolean resumed) {}
