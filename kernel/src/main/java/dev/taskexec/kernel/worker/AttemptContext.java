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
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.secret.Redaction;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.folder.AttemptFolder;
import dev.taskexec.kernel.folder.LogFolder;
import dev.taskexec.kernel.folder.SecretOutput;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.permit.Bearer;
import dev.taskexec.kernel.permit.Charter;
import dev.taskexec.kernel.permit.PermitEnd;
import dev.taskexec.kernel.permit.PermitOffice;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
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
  private final PermitOffice office;
  private final Gate gate;
  private final LogFolder logs;
  private final Lease lease;
  private final LedgerJournal journal;
  private @Nullable AttemptFolder temporary;
  private final AttemptSecrets secrets;
  private Bearer.@Nullable Holder holder;
  private final Set<EffectEnvelope> foreseen = new HashSet<>();
  private volatile boolean stopped;

  AttemptContext(
      Attempt attempt,
      Lease lease,
      Surroundings surroundings,
      PermitOffice office,
      Gate gate,
      LedgerJournal journal) {
    this.attempt = attempt;
    this.lease = lease;
    this.surroundings = surroundings;
    this.office = office;
    this.gate = gate;
    this.journal = journal;
    this.logs = surroundings.folder().logs();
    this.secrets = new AttemptSecrets(surroundings.vault(), office);
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
  public boolean isDone(EffectEnvelope envelope) {
    return gate.isDone(envelope);
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
    if (attempt.dryRun()) {
      return new Performed(performed(envelope, Optional.empty()), Optional.empty());
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

  /// Asks for the envelopes of the plan that its agent has not asked for: it may leave out in a dry
  /// run what it would do.
  void foreseeRest() throws EvidenceException {
    for (var envelope : task().work().effects()) {
      if (!isStopped() && !foreseen.contains(envelope)) {
        var _ = performed(envelope, Optional.empty());
      }
    }
  }

  @Override
  public LogFile note(String name, String text) throws EvidenceException {
    return logs.note(attempt.stem(), name, redaction().text(text));
  }

  @Override
  public void close() {
    journal.ended(
        stopped ? PermitEnd.VOIDED : journal.hasBegun() ? PermitEnd.SPENT : PermitEnd.RETURNED);
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
    var bearer = bearer(envelope);
    var environment = environment(bearer, envelope);
    secrets.addTo(environment);
    var context =
        context(
            bearer instanceof Bearer.Holder ? office.root() : surroundings.start(),
            environment,
            output,
            redaction());
    if (attempt.dryRun()) {
      foreseen.add(envelope);
      return gate.foresee(envelope, bearer, lease, context, journal);
    }
    var outcome =
        gate.perform(envelope, bearer, task().terms().idempotent(), lease, context, journal);
    if (outcome instanceof Cancelled) {
      stopped = true;
    }
    return outcome;
  }

  private EffectContext context(
      Path folder,
      SequencedMap<String, String> environment,
      Optional<OutputFiles> output,
      Redaction redaction) {
    return new EffectContext(
        folder,
        environment,
        output,
        surroundings.grace(),
        surroundings.nanos(),
        Meter.UNLIMITED,
        new Authority.Unconfined(),
        redaction,
        EffectContext.Witness.NONE);
  }

  private Redaction redaction() {
    return secrets.redaction();
  }

  /// @return why nothing can begin, where a secret of the task cannot be had
  private Optional<EffectOutcome> lacking(EffectEnvelope envelope) throws EvidenceException {
    if (attempt.dryRun() || secrets.areNone()) {
      return Optional.empty();
    }
    var lacking = secrets.lacking(bearer(envelope), envelope, this::runForSecret);
    if (lacking.isPresent()) {
      stopped |= lacking.get() instanceof Cancelled;
      journal.performed(envelope, lacking.get(), Usage.NONE);
    }
    return lacking;
  }

  /// The plan itself names such a program, for all tasks: it runs as the kit does, and at nobody's
  /// cost, unless something is denied to all tasks. Its output goes nowhere but into memory.
  private EffectOutcome runForSecret(String secret, EffectEnvelope envelope, Redaction output)
      throws EvidenceException {
    var planned = attempt.planned().unconfined();
    var bearer =
        office.isFree(planned.task(), envelope)
            ? new Bearer.Free()
            : issued(office.charter(planned), planned.task());
    try (var files = SecretOutput.create(temporary())) {
      var context =
          context(
              surroundings.start(),
              environment(bearer, envelope),
              Optional.of(files.files()),
              output);
      return gate.perform(envelope, bearer, false, Lease.UNLIMITED, context, journal.about(secret));
    }
  }

  /// The permit is issued when it is first needed: most attempts of a large plan need none.
  private Bearer bearer(EffectEnvelope envelope) throws EvidenceException {
    if (office.isFree(task(), envelope)) {
      return new Bearer.Free();
    }
    if (holder == null) {
      holder = issued(office.charter(attempt.planned()), task());
      journal.granted(holder.charter(), holder.permit());
    }
    return holder;
  }

  private Bearer.Holder issued(Charter charter, Task task) throws EvidenceException {
    var permit = office.issue(charter, instance() + "/" + attempt(), task);
    return new Bearer.Holder(charter, permit, Optional.of(scratch()));
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

  private SequencedMap<String, String> environment(Bearer bearer, EffectEnvelope envelope)
      throws EvidenceException {
    var environment = surroundings.variables().of(bearer, office, envelope);
    var temporary = scratch().toString();
    if (bearer instanceof Bearer.Holder it && it.limits(envelope)) {
      environment.put("TMPDIR", temporary);
    }
    environment.put(PREFIX + "RUN_ID", attempt.run().value());
    environment.put(PREFIX + "TASK_ID", task().id().value());
    environment.put(PREFIX + "ATTEMPT", Integer.toString(attempt.number()));
    environment.put(PREFIX + "TMPDIR", temporary);
    return environment;
  }

  private Path scratch() throws EvidenceException {
    return temporary().path();
  }
}
