package dev.taskexec.kernel.folder;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.run.RunId;
import java.nio.file.Path;
import java.time.Instant;

/// What `run.json` says of a run before its first result.
///
/// @param base the plan's folder; absolute
public record RunHead(
    RunId run,
    Instant started,
    Path base,
    ExecutionPlan plan,
    boolean dryRun,
    boolean learn,
    int workers) {
  private static final int VERSION = 1;

  Obj json() {
    var json =
        Obj.builder()
            .put("v", VERSION)
            .put("run", run.value())
            .put("started", Words.time(started))
            .put("base", Words.text(base.toString()))
            .put(
                "plan_digest",
                plan.digest().map(digest -> JsonValue.of(digest.toString())).orElse(JsonValue.NULL))
            .put("confined", plan.confined())
            .put("dry_run", dryRun)
            .put("workers", workers);
    return (learn ? json.put("learn", true) : json).build();
  }
}
