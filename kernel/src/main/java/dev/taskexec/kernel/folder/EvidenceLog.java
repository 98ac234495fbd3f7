package dev.taskexec.kernel.folder;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.artifact.Artifacts;
import dev.taskexec.kernel.artifact.Freshness;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.EffectRecord;
import dev.taskexec.kernel.attempt.Held;
import dev.taskexec.kernel.task.PlannedTask;
import java.time.Instant;
import java.util.List;

/// `evidence.jsonl`: what happened, one line an attempt. For use by one thread.
public final class EvidenceLog implements AutoCloseable {
  private static final int VERSION = 1;
  private static final String UNCONFINED = "none";
  private static final int NO_ATTEMPT = 0;
  private static final Usage NO_TIME = Usage.NONE.with(Quantity.WALL_MS, 0, Usage.How.MEASURED);

  private final LineFile lines;
  private final RunId run;

  private EvidenceLog(LineFile lines, RunId run) {
    this.lines = lines;
    this.run = run;
  }

  public static EvidenceLog open(RunFolder folder) throws EvidenceException {
    return new EvidenceLog(LineFile.open(folder.evidence()), folder.id());
  }

  /// @param end of the attempt, with what it asked the gate for
  /// @param report the one that counts, with the usage that was measured
  /// @param because why it ran; empty for a task that declares no outputs
  /// @return the digest of the line
  public Sha256 append(AttemptEnd end, AttemptReport report, Instant started, String because)
      throws EvidenceException {
    var attempt = end.attempt();
    var line =
        line(
                attempt.planned(),
                attempt.number(),
                report.outcome(),
                end.held(),
                started,
                end.ended())
            .put("usage", UsageJson.of(report.usage()))
            .put("effects", end.effects().stream().map(EvidenceLog::effect).toList())
            .put("commands", report.commands().stream().map(EvidenceLog::command).toList());
    report.evidence().ifPresent(file -> line.put("evidence", file(file).build()));
    if (!because.isEmpty()) {
      line.put("because", Words.text(because));
    }
    end.artifacts().ifPresent(artifacts -> put(artifacts, line));
    return Sha256.of(lines.append(line.build()));
  }

  /// A line for a task that was not run because it is up to date.
  ///
  /// @return the digest of the line
  public Sha256 append(PlannedTask planned, Freshness.UpToDate found, Instant at)
      throws EvidenceException {
    var outcome = new Outcome.Skipped(Outcome.Why.UP_TO_DATE, found.reason());
    var line =
        line(planned, NO_ATTEMPT, outcome, Held.NOTHING, at, at)
            .put("usage", UsageJson.of(NO_TIME))
            .put("effects", List.of())
            .put("commands", List.of());
    put(found.artifacts(), line);
    return Sha256.of(lines.append(line.build()));
  }

  public void flush() throws EvidenceException {
    lines.flush();
  }

  @Override
  public void close() throws EvidenceException {
    lines.close();
  }

  private JsonValue.Builder line(
      PlannedTask planned,
      int attempt,
      Outcome outcome,
      Held held,
      Instant started,
      Instant ended) {
    var task = planned.task();
    var line =
        Obj.builder()
            .put("v", VERSION)
            .put("run", run.value())
            .put("task", task.id().value())
            .put("instance", planned.instance().toString())
            .put("attempt", attempt)
            .put("queue", Words.text(task.queue()))
            .put("layer", Words.text(task.layer()))
            .put("agent", Words.text(planned.agent()))
            .put("outcome", outcome.word())
            .put("started", Words.time(started))
            .put("ended", Words.time(ended))
            .put("tier", held.tier().orElse(UNCONFINED))
            .put("confined", task.terms().confined())
            .put("permits", Words.texts(held.rules()));
    held.permit().ifPresent(id -> line.put("permit", id));
    if (!outcome.reason().isEmpty()) {
      line.put("reason", Words.text(outcome.reason()));
    }
    if (outcome instanceof Outcome.Skipped(var why, _)) {
      line.put("why", why.word());
    }
    return line;
  }

  private static void put(Artifacts artifacts, JsonValue.Builder line) {
    line.put("key", artifacts.key().toString())
        .put("inputs", artifacts.inputs().stream().map(EvidenceLog::artifact).toList())
        .put("outputs", artifacts.outputs().stream().map(EvidenceLog::artifact).toList());
  }

  private static Obj artifact(Artifacts.FileDigest file) {
    return Obj.builder()
        .put("path", Words.text(file.path()))
        .put("bytes", file.bytes())
        .put("digest", file.digest().toString())
        .build();
  }

  private static JsonValue effect(EffectRecord effect) {
    var object =
        Obj.builder()
            .put("effect", Words.text(effect.effect()))
            .put("v", effect.version())
            .put("outcome", effect.outcome());
    if (!effect.reason().isEmpty()) {
      object.put("reason", Words.text(effect.reason()));
    }
    return object.build();
  }

  private static JsonValue command(CommandReport report) {
    var object = CommandJson.members(report);
    report
        .log()
        .ifPresent(log -> object.put("bytes", log.bytes()).put("digest", log.digest().toString()));
    return object.build();
  }

  private static JsonValue.Builder file(LogFile file) {
    return Obj.builder()
        .put("path", Words.text(file.path()))
        .put("bytes", file.bytes())
        .put("digest", file.digest().toString());
  }
}
