package dev.taskexec.kernel;

import static java.util.Objects.requireNonNull;

import dev.taskexec.abi.audit.AuditKind;
import dev.taskexec.abi.effect.Survivors.Survivor;
import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent.SurvivorEnded;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.kernel.ResumeException.Trouble;
import dev.taskexec.kernel.folder.EventLog;
import dev.taskexec.kernel.folder.LatestRun;
import dev.taskexec.kernel.folder.Place;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.folder.RunHeldException;
import dev.taskexec.kernel.folder.RunLock;
import dev.taskexec.kernel.ledger.DamagedLedgerException;
import dev.taskexec.kernel.ledger.FileLineStore;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.resume.BrokenLedger;
import dev.taskexec.kernel.resume.Salvage;
import dev.taskexec.kernel.resume.TornLine;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Goes on with one run: finds out what is left of it, ends what it left behind, and lets the loop
/// do the rest.
final class Resumption {
  private final Execution execution;
  private final World world;
  private final ResumeRequest request;
  private final RunFolder folder;
  private final List<PlannedTask> tasks;

  Resumption(Execution execution, ResumeRequest request) {
    this.execution = execution;
    this.world = execution.world();
    this.request = request;
    this.folder = request.run().folder();
    this.tasks = PlannedTask.of(request.plan(), task -> task.work().agent());
  }

  Resumed run(Cancellation cancellation, List<EventSink> listeners)
      throws EvidenceException, RunBusyException, ResumeException, InterruptedException {
    var holder = new RunLock.Holder(world.bootId(), world.pid(), world.clock().instant());
    try (var _ = RunLock.take(folder, holder)) {
      return held(cancellation, listeners);
    } catch (RunHeldException e) {
      throw new RunBusyException(folder.place().shown(), e.pid(), e);
    } catch (UncheckedIOException e) {
      // A line of evidence that was there a moment ago.
      throw new EvidenceException(folder.evidence().shown(), requireNonNull(e.getCause()));
    }
  }

  private Resumed held(Cancellation cancellation, List<EventSink> listeners)
      throws EvidenceException, ResumeException, InterruptedException {
    var ledger = checked();
    mend();
    var survivors = endSurvivors(listeners);
    try (var salvage = salvage(ledger)) {
      if (ledger.ended() && survivors.isEmpty() && !salvage.isUnfinished()) {
        return new Resumed(new Finished(folder, selected(), salvage, world).tell(listeners), true);
      }
      var begun = ledger.start().isPresent();
      var report =
          execution.run(
              scene(ledger),
              begun ? goesOn(ledger, salvage, survivors) : begins(ledger),
              salvage.past(),
              begun,
              cancellation,
              listeners);
      return new Resumed(report, false);
    } catch (IOException e) {
      throw new EvidenceException(folder.evidence().shown(), e);
    }
  }

  private BrokenLedger checked() throws ResumeException {
    try {
      var ledger = BrokenLedger.read(tasks, folder);
      new SameRun(request, tasks).check(ledger);
      return ledger;
    } catch (DamagedLedgerException e) {
      throw new ResumeException(
          Trouble.DAMAGED,
          "the ledger was changed or is damaged: " + e.getMessage(),
          "what it tells cannot be trusted; look at what the run has done and start it anew");
    } catch (IOException e) {
      throw new ResumeException(
          Trouble.NOT_RESUMABLE,
          "%s cannot be read: %s".formatted(folder.ledger().shown(), e.getMessage()),
          "without it nobody knows what was done; start the run anew");
    }
  }

  /// Takes away what a kit leaves that dies while it writes.
  private void mend() throws EvidenceException {
    for (var file : List.of(folder.evidence(), folder.events())) {
      try {
        TornLine.cutOff(file.real());
      } catch (IOException e) {
        throw new EvidenceException(file.shown(), e);
      }
    }
    folder.removeHalfWritten();
  }

  /// Ends what still runs of attempts that no kit waits for any more. The private folder of such an
  /// attempt is still there, and that of one that ended is not: a server that a task left behind on
  /// purpose goes on.
  private List<Survivor> endSurvivors(List<EventSink> listeners) throws EvidenceException {
    var ended = new ArrayList<Survivor>();
    for (var left : folder.temporaryFolders()) {
      ended.addAll(world.survivors().end(left, grace()));
    }
    folder.tidy();
    if (!ended.isEmpty()) {
      try (var events = EventLog.open(folder)) {
        for (var each : ended) {
          var at = world.clock().instant();
          var event = new SurvivorEnded(at, each.pid(), each.instance(), each.attempt());
          events.append(event);
          listeners.forEach(listener -> listener.accept(event));
        }
      }
    }
    return ended;
  }

  private Salvage salvage(BrokenLedger ledger) throws IOException, InterruptedException {
    var root = Place.of(Path.of(request.plan().root()), asked().base()).real();
    return ledger.salvage(asked().tasks(), root, world.bootId(), request.retryInDoubt());
  }

  /// The ledger of a run that never began, with its first records.
  private Ledger begins(BrokenLedger broken) throws EvidenceException, InterruptedException {
    var subject =
        new Opening.Subject(folder, request.plan(), request.planBytes(), asked(), additions());
    var ledger = reopened(broken);
    try {
      LatestRun.lead(folder);
      Opening.begin(ledger, broken.end().records() == 0, subject, world);
      return ledger;
    } catch (EvidenceException e) {
      Opening.close(ledger);
      throw e;
    }
  }

  private Ledger goesOn(BrokenLedger broken, Salvage salvage, List<Survivor> survivors)
      throws EvidenceException, InterruptedException {
    var data =
        Obj.builder()
            .put("boot", world.bootId().map(JsonValue::of).orElse(JsonValue.NULL))
            .put("finished", salvage.finished())
            .putStrings(
                "in_doubt",
                salvage.inDoubt().stream().map(task -> task.instance().toString()).toList())
            .put("survivors", survivors.stream().map(Resumption::json).toList())
            .putStrings(
                "deny", request.protection().denials().stream().map(PermitRule::toString).toList())
            .put("unsandboxed", request.protection().unsandboxed());
    Opening.put(additions(), data);
    var ledger = reopened(broken);
    try {
      ledger.append(AuditKind.RUN_RESUME, Optional.empty(), OptionalInt.empty(), data.build());
      Opening.probed(ledger, request.plan(), asked(), world);
      ledger.force();
      return ledger;
    } catch (EvidenceException e) {
      Opening.close(ledger);
      throw e;
    }
  }

  private List<Addition> additions() throws InterruptedException {
    return Addition.among(execution.agents().values(), execution.effects().values());
  }

  private Ledger reopened(BrokenLedger broken) throws EvidenceException {
    var place = folder.ledger();
    try {
      return Ledger.reopen(
          FileLineStore.open(place.real()),
          place.shown(),
          folder.id(),
          world.clock(),
          broken.end());
    } catch (IOException e) {
      throw new EvidenceException(place.shown(), e);
    }
  }

  private Execution.Scene scene(BrokenLedger ledger) {
    var changes = request.changes();
    return new Execution.Scene(
        folder,
        ledger.start().map(BrokenLedger.Start::at).orElseGet(() -> world.clock().instant()),
        asked().base(),
        asked().start(),
        request.plan(),
        selected(),
        changes.workers().orElse(asked().workers()),
        false,
        false,
        grace(),
        conduct(ledger.ended()),
        request.environment(),
        ledger.keys(request.retryInDoubt()));
  }

  /// A run that was broken off keeps its limits. One that came to its end, perhaps because of them,
  /// goes on without, unless they are given anew.
  private Conduct conduct(boolean ended) {
    var changes = request.changes();
    return new Conduct(
        changes.maxFail().isPresent() || ended ? changes.maxFail() : asked().maxFail(),
        changes.timeout().isPresent() || ended ? changes.timeout() : asked().timeout(),
        asked().force(),
        request.protection());
  }

  private Duration grace() {
    return request.changes().grace().orElse(asked().grace());
  }

  private List<PlannedTask> selected() {
    return asked().tasks().stream().mapToObj(tasks::get).toList();
  }

  private RequestJson asked() {
    return request.run().asked();
  }

  private static Obj json(Survivor survivor) {
    return Obj.builder()
        .put("pid", survivor.pid())
        .put("task", survivor.instance())
        .put("attempt", survivor.attempt())
        .build();
  }
}
