package dev.taskexec.kernel.resume;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.kernel.artifact.FileDigests;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What proves the outcomes of finished tasks: their lines in `evidence.jsonl`, the logs that these
/// name, the outputs that they made. Kept is where each line stands and who wrote each output last;
/// a line is read again when it is needed. Not for use by several threads.
final class Proofs implements Closeable {
  private static final int UNKNOWN = -1;

  private final Scene scene;
  private final List<Stand> stands;
  private final EvidenceFile file;
  private final long[] offsets;
  private final int[] lengths;
  private final Map<String, Integer> lastWriters = new HashMap<>();

  /// Where to look.
  ///
  /// @param tasks of the plan, in its order
  /// @param start where the paths of outputs start; absolute
  record Scene(List<PlannedTask> tasks, RunFolder folder, Path start) {}

  private Proofs(Scene scene, List<Stand> stands, EvidenceFile file) {
    this.scene = scene;
    this.stands = stands;
    this.file = file;
    this.offsets = new long[stands.size()];
    this.lengths = new int[stands.size()];
    Arrays.fill(lengths, UNKNOWN);
  }

  /// Finds the line of each finished task.
  ///
  /// @param stands how far each task has come
  /// @param places of the tasks by their instances
  /// @throws IOException if `evidence.jsonl` cannot be read
  static Proofs find(Scene scene, List<Stand> stands, Map<Instance, Integer> places)
      throws IOException {
    var path = scene.folder().evidence().real();
    var proofs = new Proofs(scene, stands, EvidenceFile.open(path));
    try {
      EvidenceFile.scan(path, (at, line) -> proofs.take(at, line, places));
      return proofs;
    } catch (IOException e) {
      proofs.close();
      throw e;
    }
  }

  /// What does not hold any more of what proves a finished task's outcome: one line that names the
  /// file; empty if all of it holds.
  Optional<String> trouble(int place, Settlement settlement) throws InterruptedException {
    if (!settlement.hasEvidence()) {
      // It was settled without a further attempt, and the ledger is what proves that.
      return Optional.empty();
    }
    if (lengths[place] == UNKNOWN) {
      return Optional.of("its line in evidence.jsonl is missing or changed");
    }
    EvidenceLine line;
    try {
      line = line(place);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("its line in evidence.jsonl cannot be read: " + e.getMessage());
    }
    for (var log : line.files().toList()) {
      var name = log.path().substring(log.path().lastIndexOf('/') + 1);
      var found = difference(scene.folder().log(name).real(), log.bytes(), log.digest());
      if (found.isPresent()) {
        return Optional.of("its log `%s` %s".formatted(log.path(), found.get()));
      }
    }
    for (var output : line.outputs()) {
      if (Integer.valueOf(place).equals(lastWriters.get(output.path()))) {
        var real = scene.start().resolve(output.path());
        var found = difference(real, output.bytes(), output.digest());
        if (found.isPresent()) {
          return Optional.of("its output `%s` %s".formatted(output.path(), found.get()));
        }
      }
    }
    return Optional.empty();
  }

  /// The report of a finished task's last attempt, whose line was found.
  AttemptReport report(int place, Settlement settlement) throws IOException {
    return settlement.hasEvidence()
        ? line(place).report()
        : AttemptReport.of(
            OutcomeText.of(settlement.outcome(), settlement.why(), settlement.reason()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void take(long at, byte[] bytes, Map<Instance, Integer> places) {
    var place = EvidenceLine.instance(bytes).flatMap(Proofs::instance).map(places::get);
    if (place.isEmpty()
        || !(stands.get(place.get()) instanceof Stand.Finished(var settlement))
        || !Arrays.equals(settlement.evidence(), Sha256.newDigest().digest(bytes))) {
      // An attempt that did not decide anything, or nothing that this kit wrote.
      return;
    }
    offsets[place.get()] = at;
    lengths[place.get()] = bytes.length;
    try {
      EvidenceLine.parse(bytes, scene.tasks().get(place.get()), scene.folder()).outputs().stream()
          .forEach(output -> lastWriters.merge(output.path(), place.get(), this::later));
    } catch (IllegalArgumentException _) {
      // It is said when the task's proof is looked at.
    }
  }

  /// The one of two tasks that was settled later.
  private int later(int one, int other) {
    return settled(one) > settled(other) ? one : other;
  }

  private long settled(int place) {
    return stands.get(place) instanceof Stand.Finished(var settlement) ? settlement.seq() : -1;
  }

  private EvidenceLine line(int place) throws IOException {
    return EvidenceLine.parse(
        file.read(offsets[place], lengths[place]), scene.tasks().get(place), scene.folder());
  }

  private static Optional<String> difference(Path path, long bytes, Sha256 digest)
      throws InterruptedException {
    try {
      if (!Files.isRegularFile(path)) {
        // Reading a pipe would never end.
        return Optional.of(Files.exists(path) ? "is no file any more" : "is gone");
      }
      var found = FileDigests.read(path);
      return found.bytes() == bytes && found.digest().equals(digest)
          ? Optional.empty()
          : Optional.of("changed");
    } catch (NoSuchFileException _) {
      return Optional.of("is gone");
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  private static Optional<Instance> instance(String text) {
    var mark = text.indexOf('#');
    try {
      return Optional.of(
          mark < 0
              ? new Instance(new TaskId(text), 1)
              : new Instance(
                  new TaskId(text.substring(0, mark)), Integer.parseInt(text.substring(mark + 1))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
