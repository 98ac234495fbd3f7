package dev.taskexec.kernel;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.ledger.FileLineStore;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.ledger.OpeningRecord;
import dev.taskexec.kernel.ledger.PreviousRun;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The first records of a new run's ledger: whose it is, and what is run.
final class Opening {
  private static final String HOOKS = "hooks.json";

  private Opening() {}

  /// What a ledger begins with tells of this.
  ///
  /// @param additions agents and effects that are not the kit's own
  record Subject(
      RunFolder folder,
      ExecutionPlan plan,
      byte[] planBytes,
      RequestJson asked,
      List<Addition> additions) {}

  /// Opens the ledger; its first records are durable.
  static Ledger of(Subject subject, World world) throws EvidenceException {
    var folder = subject.folder();
    var place = folder.ledger();
    try {
      var ledger =
          Ledger.begin(FileLineStore.open(place.real()), place.shown(), folder.id(), world.clock());
      try {
        begin(ledger, true, subject, world);
        return ledger;
      } catch (EvidenceException e) {
        close(ledger);
        throw e;
      }
    } catch (IOException e) {
      throw new EvidenceException(place.shown(), e);
    }
  }

  /// Writes the first records, so that they are durable.
  ///
  /// @param isEmpty whether not even the first of them is there
  static void begin(Ledger ledger, boolean isEmpty, Subject subject, World world)
      throws EvidenceException {
    if (isEmpty) {
      append(ledger, AuditKind.LEDGER_OPEN, opening(subject.folder(), world));
    }
    append(ledger, AuditKind.RUN_START, start(subject));
    probed(ledger, subject.plan(), subject.asked(), world);
    ledger.force();
  }

  /// Records what this machine can enforce, where any selected task needs that.
  static void probed(Ledger ledger, ExecutionPlan plan, RequestJson asked, World world) {
    if (Confinement.isNeeded(plan, asked.tasks())) {
      var can = world.sandbox().probe();
      append(
          ledger,
          AuditKind.SANDBOX_PROBE,
          Obj.builder()
              .put("tier", can.tier())
              .putStrings("missing", can.missing())
              .put("facts", can.facts())
              .build());
    }
  }

  static void close(Ledger ledger) {
    try {
      ledger.close();
    } catch (EvidenceException _) {
      // Why it could not be opened is being told already.
    }
  }

  private static Obj opening(RunFolder folder, World world) throws EvidenceException {
    var place = folder.ledger();
    try {
      var previous =
          PreviousRun.of(
              folder.runs().real(), String.valueOf(place.real().getFileName()), folder.id());
      return OpeningRecord.draw(world.random(), world.bootId(), world.generator(), previous).data();
    } catch (IOException e) {
      throw new EvidenceException(place.shown(), e);
    }
  }

  private static Obj start(Subject subject) {
    var plan = subject.plan();
    var asked = subject.asked();
    var data =
        Obj.builder()
            .put("plan", Sha256.of(subject.planBytes()).hex())
            .put("plan_digest", json(plan.digest()))
            .put("hooks", json(hooks(plan)))
            .put("request", Sha256.of(asked.bytes()).hex())
            .put("workers", asked.workers())
            .put("tasks", asked.tasks().cardinality())
            .put("dry_run", asked.dryRun())
            .putStrings("deny", asked.guard().deny().stream().map(PermitRule::toString).toList())
            .put("require_permits", asked.guard().permits())
            .put("require_sandbox", asked.guard().sandbox())
            .put("unsandboxed", asked.guard().unsandboxed())
            .put("learn", asked.learn());
    put(subject.additions(), data);
    return data.build();
  }

  /// Names what is not the kit's own, if there is something.
  static void put(List<Addition> additions, JsonValue.Builder data) {
    if (!additions.isEmpty()) {
      data.put("added", additions.stream().map(Addition::json).toList());
    }
  }

  /// The digest of the hooks that the plan was made from.
  private static Optional<Sha256> hooks(ExecutionPlan plan) {
    return plan.madeFrom().sequencedEntrySet().stream()
        .filter(file -> file.getKey().equals(HOOKS) || file.getKey().endsWith("/" + HOOKS))
        .map(file -> file.getValue())
        .findFirst();
  }

  private static JsonValue json(Optional<Sha256> digest) {
    return digest.map(value -> JsonValue.of(value.hex())).orElse(JsonValue.NULL);
  }

  private static void append(Ledger ledger, AuditKind kind, Obj data) {
    ledger.append(kind, Optional.empty(), OptionalInt.empty(), data);
  }
}
