package dev.taskexec.kernel.run;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.outcome.AttemptReport;
import java.util.Optional;

/// What is known of a task when a run goes on after its kit died. A task of which nothing is known
/// has none.
public sealed interface Past {

  /// It has its outcome, and what proves that still holds.
  ///
  /// @param attempts how many there were, from 0
  /// @param ms how long the last one took, from 0
  /// @param evidence the digest of its last line in `evidence.jsonl`; empty where there is none
  record Settled(AttemptReport report, int attempts, long ms, Optional<Sha256> evidence)
      implements Past {
    public Settled {
      checkCounts(attempts, 0);
      if (ms < 0) {
        throw new IllegalArgumentException("it took " + ms + " ms");
      }
    }
  }

  /// Nobody knows what an attempt came to.
  ///
  /// @param attempts how many there were with the doubtful one, from 1; it has this number
  /// @param failures how many of those before it failed
  /// @param reason one line
  /// @param again whether the task runs again; else it is in doubt for good
  record Doubtful(int attempts, int failures, String reason, boolean again) implements Past {
    public Doubtful {
      checkCounts(attempts - 1, failures);
    }
  }

  /// It was begun and goes on: earlier attempts failed and another was due, or one was meant and
  /// never began.
  ///
  /// @param attempts how many there were, from 0; the next has the number behind
  /// @param failures how many of them failed
  record Begun(int attempts, int failures) implements Past {
    public Begun {
      checkCounts(attempts, failures);
    }
  }

  private static void checkCounts(int attempts, int failures) {
    if (attempts < 0 || failures < 0 || failures > attempts) {
      throw new IllegalArgumentException(failures + " failures in " + attempts + " attempts");
    }
  }
}
