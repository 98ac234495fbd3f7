package dev.taskexec.kernel;

import dev.taskexec.kernel.permit.Protection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// How to run it.
///
/// @param workers how many tasks may run at once, from 1
/// @param dryRun whether nothing may happen: it is only found out what would be refused, and the
///   tasks of a legacy plan go to the agent `noop`
/// @param runs the parent of the run's folder as the user named it; empty for `runs` beside the
///   plan
/// @param grace how long something that was asked politely to end may take; not negative
/// @param environment the variables of unconfined processes, in full
/// @param workingFolder the kit's own, from which relative paths start; absolute
/// @param learn whether it learns permits: its tasks run unconfined and watched
public record RunOptions(
    int workers,
    boolean dryRun,
    Optional<Path> runs,
    Duration grace,
    SequencedMap<String, String> environment,
    Path workingFolder,
    Conduct conduct,
    Selection selection,
    Optional<Kept> learn) {

  /// What no learned permit may reach, beside the runs and the plan.
  ///
  /// @param files the kit's own, which may be read
  /// @param keys what may not even be read
  public record Kept(List<Path> files, List<Path> keys) {

    public Kept {
      files = List.copyOf(files);
      keys = List.copyOf(keys);
    }
  }

  public RunOptions {
    if (workers < 1) {
      throw new IllegalArgumentException("a run with " + workers + " workers");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("a grace of " + grace);
    }
    if (dryRun && learn.isPresent()) {
      throw new IllegalArgumentException("nothing can be learned where nothing happens");
    }
    if (!workingFolder.isAbsolute()) {
      throw new IllegalArgumentException("a relative working folder: " + workingFolder);
    }
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }

  /// The same under another protection.
  public RunOptions under(Protection protection) {
    return new RunOptions(
        workers,
        dryRun,
        runs,
        grace,
        environment,
        workingFolder,
        new Conduct(conduct.maxFail(), conduct.timeout(), conduct.force(), protection),
        selection,
        learn);
  }
}
