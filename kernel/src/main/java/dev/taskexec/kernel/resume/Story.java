package dev.taskexec.kernel.resume;

import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the whole ledger tells: how the run began, the kits that worked at it, how far each task
/// has come, and whether it ended.
final class Story {
  private final Map<Instance, Integer> places;
  private final @Nullable Trace[] traces;
  private final Sessions sessions = new Sessions();
  private final KeyStory keys = new KeyStory();
  private BrokenLedger.@Nullable Start start;
  private @Nullable Instance stranger;
  private @Nullable String nonsense;
  private boolean ended;

  /// @param tasks of the plan, in its order
  Story(List<PlannedTask> tasks) {
    this.traces = new Trace[tasks.size()];
    this.places = HashMap.newHashMap(tasks.size());
    tasks.forEach(task -> places.put(task.instance(), task.index()));
  }

  /// Takes the next record.
  void take(AuditRecord told) {
    try {
      understand(told);
    } catch (IllegalArgumentException e) {
      if (nonsense == null) {
        nonsense = "record %d: %s".formatted(told.seq(), e.getMessage());
      }
    }
  }

  private void understand(AuditRecord told) {
    switch (told.kind()) {
      case LEDGER_OPEN -> sessions.begin(boot(told));
      case RUN_START -> {
        var data = new JsonFields(told.data());
        start =
            new BrokenLedger.Start(told.at(), data.anyDigest("plan"), data.anyDigest("request"));
      }
      case RUN_RESUME -> {
        sessions.begin(boot(told));
        ended = false;
      }
      case RUN_END -> ended = true;
      default -> told.task().ifPresent(instance -> take(instance, told));
    }
  }

  private void take(Instance instance, AuditRecord told) {
    var place = places.get(instance);
    if (place == null) {
      stranger = stranger == null ? instance : stranger;
      return;
    }
    var trace = traces[place];
    if (trace == null) {
      trace = new Trace();
      traces[place] = trace;
    }
    trace.take(told, sessions.current());
    keys.take(instance, told);
  }

  /// Empty where the kit died before the run began.
  Optional<BrokenLedger.Start> start() {
    return Optional.ofNullable(start);
  }

  /// Why a record cannot be what the kit wrote; empty if there is none.
  Optional<String> nonsense() {
    return Optional.ofNullable(nonsense);
  }

  /// A task that the plan does not have.
  Optional<Instance> stranger() {
    return Optional.ofNullable(stranger);
  }

  /// Whether the run came to its end, and nobody went on with it since.
  boolean ended() {
    return ended;
  }

  /// How far each task has come, by its place in the plan.
  ///
  /// @param boot the boot id of the machine as it is now
  List<Stand> stands(Optional<String> boot) {
    var whole = sessions.whole(boot);
    var stands = new Stand[traces.length];
    for (var place = 0; place < traces.length; place++) {
      var trace = traces[place];
      stands[place] = trace == null ? Stand.UNTOUCHED : trace.stand(whole);
    }
    return List.of(stands);
  }

  /// What became of the effects with keys.
  Keys keys(boolean retryInDoubt) {
    return keys.keys(retryInDoubt);
  }

  /// The places of the plan's tasks by their instances.
  Map<Instance, Integer> places() {
    return Collections.unmodifiableMap(places);
  }

  private static Optional<String> boot(AuditRecord told) {
    return new JsonFields(told.data()).optionalText("boot");
  }
}
