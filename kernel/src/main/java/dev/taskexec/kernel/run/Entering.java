package dev.taskexec.kernel.run;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.outcome.Outcome.Skipped;
import dev.taskexec.abi.outcome.Outcome.Why;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What becomes of a task when its needs are met: it is a candidate, unless it turns out to be up
/// to date or nobody is there to carry it out.
final class Entering {
  private final Job job;
  private final Parts parts;
  private final Settling settling;
  private final Trying trying;
  private final Map<Integer, PlannedTask> probed = new HashMap<>();
  private final Map<Integer, String> because = new HashMap<>();

  Entering(Job job, Parts parts, Settling settling, Trying trying) {
    this.job = job;
    this.parts = parts;
    this.settling = settling;
    this.trying = trying;
  }

  /// Lets all enter whose needs are met.
  void all() throws EvidenceException {
    for (var next = settling.nextReady(); next.isPresent(); next = settling.nextReady()) {
      enter(next.get());
    }
  }

  /// Whether anything is still being found out.
  boolean isProbing() {
    return !probed.isEmpty();
  }

  /// What was found out about a task's outputs.
  void probed(int index, Freshness freshness) throws EvidenceException {
    var planned = probed.remove(index);
    if (planned == null) {
      throw new IllegalStateException("nobody asked about the outputs of task " + index);
    }
    switch (freshness) {
      case Freshness.Stale(var reason) -> {
        because.put(index, reason);
        parts.candidates().offer(planned);
      }
      case Freshness.UpToDate found -> {
        var at = parts.clock().instant();
        var line = parts.chronicle().upToDate(planned, found, at);
        var skipped = AttemptReport.of(new Skipped(Why.UP_TO_DATE, found.reason()));
        settling.settle(planned, skipped, new Tries(0, 0, Optional.of(line)), at, 0);
      }
    }
  }

  /// Why a task runs: what of its inputs, outputs or work is new; empty for one that declares no
  /// outputs.
  String because(PlannedTask planned) {
    return because.getOrDefault(planned.index(), "");
  }

  /// A task will not run again.
  void forget(PlannedTask planned) {
    because.remove(planned.index());
  }

  private void enter(PlannedTask planned) throws EvidenceException {
    var hasOutputs = !planned.task().artifacts().outputs().isEmpty();
    if (!job.agents().contains(planned.agent())) {
      settling.settle(
          planned,
          AttemptReport.of(
              new Outcome.Error(
                  "no agent named `%s`; there are %s"
                      .formatted(planned.agent(), String.join(", ", job.agents())))),
          trying.of(planned),
          parts.clock().instant(),
          0);
    } else if (!hasOutputs || job.dryRun() && planned.isReplaced()) {
      parts.candidates().offer(planned);
    } else if (job.force()) {
      because.put(planned.index(), "forced");
      parts.candidates().offer(planned);
    } else if (trying.of(planned).attempts() > 0) {
      because.put(planned.index(), "an earlier attempt did not finish");
      parts.candidates().offer(planned);
    } else {
      probed.put(planned.index(), planned);
      parts.prober().probe(planned);
    }
  }
}
