package dev.taskexec.kernel.resume;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.gate.Keys;
import dev.taskexec.kernel.ledger.DamagedLedgerException;
import dev.taskexec.kernel.ledger.FileLines;
import dev.taskexec.kernel.ledger.LedgerEnd;
import dev.taskexec.kernel.ledger.LedgerReader;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The ledger of a run that may go on, read whole and checked.
public final class BrokenLedger {
  private final List<PlannedTask> tasks;
  private final RunFolder folder;
  private final Story story;
  private final LedgerEnd end;

  private BrokenLedger(List<PlannedTask> tasks, RunFolder folder, Story story, LedgerEnd end) {
    this.tasks = tasks;
    this.folder = folder;
    this.story = story;
    this.end = end;
  }

  /// How a run began.
  ///
  /// @param plan the digest of its `plan.json`
  /// @param request the digest of its `request.json`
  public record Start(Instant at, Sha256 plan, Sha256 request) {}

  /// @param tasks of the plan, in its order
  /// @throws DamagedLedgerException if it is not as its writer left it
  /// @throws IOException if it cannot be read
  public static BrokenLedger read(List<PlannedTask> tasks, RunFolder folder)
      throws IOException, DamagedLedgerException {
    var shown = folder.ledger().shown();
    var story = new Story(tasks);
    try (var lines = FileLines.open(folder.ledger().real())) {
      var end = LedgerReader.read(lines, shown, folder.id(), (told, _) -> story.take(told));
      return new BrokenLedger(tasks, folder, story, end);
    }
  }

  /// Empty where the kit died before the run began.
  public Optional<Start> start() {
    return story.start();
  }

  /// Why a record cannot be what the kit wrote, though the chain is whole; empty if there is none.
  public Optional<String> nonsense() {
    return story.nonsense();
  }

  /// A task that the plan does not have.
  public Optional<Instance> stranger() {
    return story.stranger();
  }

  /// Whether the run came to its end, and nobody went on with it since.
  public boolean ended() {
    return story.ended();
  }

  /// What became of the effects with keys.
  ///
  /// @param retryInDoubt whether what is in doubt is done again
  public Keys keys(boolean retryInDoubt) {
    return story.keys(retryInDoubt);
  }

  /// Where it ends, and so how it goes on.
  public LedgerEnd end() {
    return end;
  }

  /// Looks at what proves the outcomes that the ledger tells.
  ///
  /// @param selected the places of the tasks that the run is about
  /// @param start where the paths of outputs start; absolute
  /// @param boot the boot id of the machine as it is now
  /// @param retryInDoubt whether what is in doubt runs again, also where it is not idempotent
  /// @throws IOException if `evidence.jsonl` cannot be read
  public Salvage salvage(BitSet selected, Path start, Optional<String> boot, boolean retryInDoubt)
      throws IOException, InterruptedException {
    var stands = story.stands(boot);
    var proofs = Proofs.find(new Proofs.Scene(tasks, folder, start), stands, story.places());
    try {
      return Salvage.of(tasks, selected, stands, proofs, retryInDoubt);
    } catch (InterruptedException e) {
      proofs.close();
      throw e;
    }
  }
}
