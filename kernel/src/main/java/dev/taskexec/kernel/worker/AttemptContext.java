package dev.taskexec.kernel.worker;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import dev.taskexec.abi.permit.Variable;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.folder.AttemptFolder;
import dev.taskexec.kernel.folder.LogFolder;
import dev.taskexec.kernel.folder.SecretOutput;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.secret.Answer;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The door that the kernel holds open for one attempt; closing it removes the attempt's temporary
/// folder.
///
/// Once the attempt was asked to stop, no further effect begins, whatever its agent makes of that.
final class AttemptContext implements TaskContext, AutoCloseable {
  private static final Cancelled NOT_BEGUN = new Cancelled("stopped before it began", Usage.NONE);
  private static final String PREFIX = "TASK_EXEC_KIT_";

  private final Attempt attempt;
  private final Surroundings surroundings;
  private final Gate gate;
  private final LogFolder logs;
  private final Lease lease;
  private final LedgerJournal journal;
  private @Nullable AttemptFolder temporary;
  private SequencedMap<String, String> secrets = new LinkedHashMap<>();
  private volatile boolean stopped;

  AttemptContext(
      Attempt attempt, Lease lease, Surroundings surroundings, Gate gate, LedgerJournal journal) {
    this.attempt = attempt;
    this.lease = lease;
    this.surroundings = surroundings;
    this.gate = gate;
    this.journal = journal;
    this.logs = surroundings.folder().logs();
  }

  /// No effect begins from now on. May be called by any thread, which then interrupts the
  /// attempt's.
  void stop() {
    stopped = true;
  }

  @Override
  public RunId run() {
    return attempt.run();
  }

  @Override
  public Task task() {
    return attempt.planned().task();
  }

  @Override
  public Instance instance() {
    return attempt.planned().instance();
  }

  @Override
  public int attempt() {
    return attempt.number();
  }

  @Override
  public boolean dryRun() {
    return attempt.dryRun();
  }

  @Override
  public Performed perform(EffectEnvelope envelope) throws EvidenceException {
    if (isStopped()) {
      return new Performed(NOT_BEGUN, Optional.empty());
    }
    var lacking = lacking(envelope);
    return new Performed(
        lacking.isPresent() ? lacking.get() : performed(envelope, Optional.empty()),
        Optional.empty());
  }

  @Override
  public Performed perform(EffectEnvelope envelope, String name, String header)
      throws EvidenceException {
    if (isStopped()) {
      return new Performed(NOT_BEGUN, Optional.empty());
    }
    var lacking = lacking(envelope);
    if (lacking.isPresent()) {
      return new Performed(lacking.get(), Optional.empty());
    }
    try (var log = logs.begin(attempt.stem(), name, redaction().text(header))) {
      var outcome = performed(envelope, Optional.of(log.files()));
      if (began(outcome)) {
        return new Performed(outcome, Optional.of(log.finish()));
      }
      log.discard();
      return new Performed(outcome, Optional.empty());
    }
  }

  @Override
  public LogFile note(String name, String text) throws EvidenceException {
    return logs.note(attempt.stem(), name, redaction().text(text));
  }

  @Override
  public void close() {
    if (temporary != null) {
      temporary.close();
    }
  }

  private boolean isStopped() {
    if (Thread.interrupted()) {
      stopped = true;
    }
    return stopped;
  }

  private EffectOutcome performed(EffectEnvelope envelope, Optional<OutputFiles> output)
      throws EvidenceException {
    var environment = environment();
    environment.putAll(secrets);
    var context = context(environment, output, authority(), redaction());
    var outcome = gate.perform(envelope, task().terms(), lease, context, journal);
    if (outcome instanceof Cancelled) {
      stopped = true;
    }
    return outcome;
  }

  private EffectContext context(
      SequencedMap<String, String> environment,
      Optional<OutputFiles> output,
      Authority authority,
      Redaction redaction) {
    return new EffectContext(
        surroundings.start(),
        environment,
        output,
        surroundings.grace(),
        surroundings.nanos(),
        Meter.UNLIMITED,
        authority,
        redaction,
        EffectContext.Witness.NONE);
  }

  private Redaction redaction() {
    return surroundings.vault().redaction();
  }

  /// Gets the task's secrets.
  ///
  /// @return why nothing can begin where one cannot be had
  private Optional<EffectOutcome> lacking(EffectEnvelope envelope) throws EvidenceException {
    return switch (surroundings.vault().ask(this::mayHave, this::runForSecret)) {
      case Answer.Had(var values) -> {
        secrets = values;
        yield Optional.empty();
      }
      case Answer.Lacking(var outcome) -> {
        stopped |= outcome instanceof Cancelled;
        journal.performed(envelope, outcome, Usage.NONE);
        yield Optional.of(outcome);
      }
    };
  }

  private boolean mayHave(String name) {
    return switch (authority()) {
      case Authority.Unconfined() -> true;
      case Authority.Confined confined ->
          confined.permits().allow(new PermitRule(false, Action.ENV, new Variable(name)));
    };
  }

  /// The plan itself names such a program, for all tasks: it runs as the kit does, and at nobody's
  /// cost. Its output goes nowhere but into memory.
  private EffectOutcome runForSecret(String secret, EffectEnvelope envelope, Redaction output)
      throws EvidenceException {
    var environment = environment();
    try (var files = SecretOutput.create(temporary())) {
      var context =
          context(environment, Optional.of(files.files()), new Authority.Unconfined(), output);
      return gate.perform(
          envelope, Terms.UNCONFINED, Lease.UNLIMITED, context, journal.about(secret));
    }
  }

  private Authority authority() {
    return task().terms().confined()
        ? new Authority.Confined(
            surroundings.start(),
            new Permits(task().terms().permits()).at(surroundings.start().toString()),
            Optional.empty(),
            Optional.empty(),
            Authority.Strictness.WAIVED)
        : new Authority.Unconfined();
  }

  private static boolean began(EffectOutcome outcome) {
    return switch (outcome) {
      case Done _, Cancelled _ -> true;
      // What did not begin has spent nothing.
      case Exhausted(_, var usage) -> !usage.figures().isEmpty();
      case Failed(_, var started) -> started;
      case Refused _ -> false;
    };
  }

  private AttemptFolder temporary() throws EvidenceException {
    if (temporary == null) {
      temporary = AttemptFolder.create(surroundings.folder(), attempt.stem());
    }
    return temporary;
  }

  private SequencedMap<String, String> environment() throws EvidenceException {
    var environment = new LinkedHashMap<>(surroundings.environment());
    environment.put(PREFIX + "RUN_ID", attempt.run().value());
    environment.put(PREFIX + "TASK_ID", task().id().value());
    environment.put(PREFIX + "ATTEMPT", Integer.toString(attempt.number()));
    environment.put(PREFIX + "TMPDIR", temporary().path().toString());
    return environment;
  }
}
