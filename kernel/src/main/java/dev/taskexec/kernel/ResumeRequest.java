package dev.taskexec.kernel;

import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.permit.Protection;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// Which run is to go on, and what is to be different from how it was asked for.
///
/// @param plan as it was run: `plan.json` of the run's folder, with the hooks that count for it
/// @param planBytes of that file
/// @param protection what holds for all tasks: what was said when the run began, and what is said
///   now, which takes no denial away
/// @param retryInDoubt whether tasks in doubt run again that are not idempotent
/// @param environment the variables of unconfined processes, in full
public record ResumeRequest(
    BrokenRun run,
    ExecutionPlan plan,
    byte[] planBytes,
    Changes changes,
    Protection protection,
    boolean retryInDoubt,
    SequencedMap<String, String> environment) {

  public ResumeRequest {
    if (!protection.denials().containsAll(run.denials())) {
      throw new IllegalArgumentException("a denial of the run is gone");
    }
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
  }

  /// What is given anew; what is empty stays as it was asked for.
  ///
  /// @param workers how many tasks may run at once, from 1
  /// @param grace how long something that was asked politely to end may take
  /// @param maxFail after how many failed tasks it stops
  /// @param timeout how long it may take from now on
  public record Changes(
      OptionalInt workers,
      Optional<Duration> grace,
      OptionalInt maxFail,
      Optional<Duration> timeout) {
    public static final Changes NONE =
        new Changes(OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
  }
}
