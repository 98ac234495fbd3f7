package dev.taskexec.kernel.view;

import dev.taskexec.abi.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// How far a run has come, as its folder tells it.
///
/// @param pid of the kit that works at it
/// @param started when it began, and when it was resumed last
/// @param ended empty while it goes on
/// @param tasks how many there are
/// @param workers how many may run at once
/// @param learn whether its tasks ran unconfined and watched
/// @param counts how many tasks had each outcome so far
/// @param running what runs now, in the order in which it was started
/// @param waiting what failed and waits to be tried again
/// @param bad what ended badly, the first ones
/// @param badMore how many more
public record RunView(
    RunId run,
    State state,
    OptionalLong pid,
    Instant started,
    Optional<Instant> ended,
    int tasks,
    int workers,
    boolean dryRun,
    boolean learn,
    SequencedMap<String, Integer> counts,
    List<Running> running,
    List<Waiting> waiting,
    List<Bad> bad,
    int badMore) {

  public RunView {
    running = List.copyOf(running);
    waiting = List.copyOf(waiting);
    bad = List.copyOf(bad);
  }

  /// Whether it goes on.
  public enum State {
    /// A kit holds it.
    RUNNING,
    /// It came to its end.
    ENDED,
    /// Its kit died; it can be resumed.
    BROKEN
  }

  /// @param attempt from 1
  public record Running(String instance, String queue, String agent, int attempt, Instant since) {}

  /// @param attempt the one that failed
  /// @param again when it is tried again
  public record Waiting(String instance, int attempt, String outcome, Instant again) {}

  /// @param log the file that says most about it
  public record Bad(String instance, String outcome, String reason, Optional<String> log) {}

  /// How many tasks have their outcome.
  public int finished() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
