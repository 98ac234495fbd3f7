package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.EffectRecord;
import java.time.Instant;
import java.util.List;

/// `evidence.jsonl`: what happened, one line an attempt. For use by one thread.
public final class EvidenceLog implements AutoCloseable {
  private static final int VERSION = 1;
  // No sandbox is there yet, and nothing issues permits.
  private static final String TIER = "none";

  private final LineFile lines;

  private EvidenceLog(LineFile lines) {
    this.lines = lines;
  }

  public static EvidenceLog open(RunFolder folder) throws EvidenceException {
    return new EvidenceLog(LineFile.open(folder.evidence()));
  }

  /// @param report with the usage that was measured
  /// @param effects what the attempt asked the gate for
  public void append(
      Attempt attempt,
      AttemptReport report,
      List<EffectRecord> effects,
      Instant started,
      Instant ended)
      throws EvidenceException {
    var task = attempt.planned().task();
    var line =
        Obj.builder()
            .put("v", VERSION)
            .put("run", attempt.run().value())
            .put("task", task.id().value())
            .put("instance", attempt.planned().instance().toString())
            .put("attempt", attempt.number())
            .put("queue", Words.text(task.queue()))
            .put("layer", Words.text(task.layer()))
            .put("agent", Words.text(attempt.planned().agent()))
            .put("outcome", report.outcome().word())
            .put("started", Words.time(started))
            .put("ended", Words.time(ended))
            .put("usage", UsageJson.of(report.usage()))
            .put("tier", TIER)
            .put("confined", task.terms().confined())
            .put("permits", List.of())
            .put("effects", effects.stream().map(EvidenceLog::effect).toList())
            .put("commands", report.commands().stream().map(EvidenceLog::command).toList());
    if (!report.outcome().reason().isEmpty()) {
      line.put("reason", Words.text(report.outcome().reason()));
    }
    report.evidence().ifPresent(file -> line.put("evidence", file(file).build()));
    lines.append(line.build());
  }

  public void flush() throws EvidenceException {
    lines.flush();
  }

  @Override
  public void close() throws EvidenceException {
    lines.close();
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
