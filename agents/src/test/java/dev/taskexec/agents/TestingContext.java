package dev.taskexec.agents;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A context whose effects end as they are told to, and which keeps what it was asked for.
public final class TestingContext implements TaskContext {

  /// @param name of the log that was asked for
  /// @param header of that log
  public record Asked(EffectEnvelope envelope, String name, String header) {}

  private final Task task;
  private final boolean dryRun;
  private final List<Performed> answers;
  private final List<Asked> asked = new ArrayList<>();
  private final SequencedMap<String, String> notes = new LinkedHashMap<>();
  private boolean diskFull;
  private boolean done;

  private TestingContext(Task task, boolean dryRun, List<Performed> answers) {
    this.task = task;
    this.dryRun = dryRun;
    this.answers = new ArrayList<>(answers);
  }

  public static TestingContext of(Task task, Performed... answers) {
    return new TestingContext(task, false, List.of(answers));
  }

  public static TestingContext dry(Task task, Performed... answers) {
    return new TestingContext(task, true, List.of(answers));
  }

  /// An answer with a log of so many bytes.
  public static Performed logged(EffectOutcome outcome, long bytes) {
    return new Performed(outcome, Optional.of(log("logs/x.log", bytes)));
  }

  public static Performed unlogged(EffectOutcome outcome) {
    return new Performed(outcome, Optional.empty());
  }

  public static LogFile log(String path, long bytes) {
    return new LogFile(path, bytes, Sha256.of(new byte[0]));
  }

  /// From now on nothing can be written.
  public TestingContext fillDisk() {
    diskFull = true;
    return this;
  }

  /// Every effect is done already under its key.
  public TestingContext repeating() {
    done = true;
    return this;
  }

  public List<Asked> asked() {
    return asked;
  }

  public SequencedMap<String, String> notes() {
    return notes;
  }

  @Override
  public RunId run() {
    return new RunId("20261121_094313Z-2");
  }

  @Override
  public Task task() {
    return task;
  }

  @Override
  public Instance instance() {
    return new Instance(task.id(), 1);
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public boolean dryRun() {
    return dryRun;
  }

  @Override
  public boolean isDone(EffectEnvelope envelope) {
    return done && envelope.idempotenceKey().isPresent();
  }

  @Override
  public Performed perform(EffectEnvelope envelope) throws EvidenceException {
    return perform(envelope, "", "");
  }

  @Override
  public Performed perform(EffectEnvelope envelope, String name, String header)
      throws EvidenceException {
    check();
    asked.add(new Asked(envelope, name, header));
    return answers.removeFirst();
  }

  @Override
  public LogFile note(String name, String text) throws EvidenceException {
    check();
    notes.put(name, text);
    return log("logs/" + name + ".txt", text.getBytes(StandardCharsets.UTF_8).length);
  }

  private void check() throws EvidenceException {
    if (diskFull) {
      throw new EvidenceException("logs", new IOException("No space left on device"));
    }
  }
}
