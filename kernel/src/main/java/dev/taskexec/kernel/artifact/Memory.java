package dev.taskexec.kernel.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What runs remember for later ones, in `.state` beside them: digests of files, and of each task
/// how it ended well the last time. Safe for use by several threads.
final class Memory {
  private static final String FOLDER = ".state";
  private static final long MOST_BYTES = 64L << 20;

  private final Path folder;
  private final InstantSource clock;
  private final StateFile digestFile;
  private final StateFile lastFile;
  private final FileDigests digests;
  private final Map<String, LastOk> last;

  private Memory(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
    this.digestFile =
        new StateFile(folder.resolve("digests"), "task-exec-kit digests 1", MOST_BYTES);
    this.lastFile =
        new StateFile(folder.resolve("last-ok.jsonl"), "task-exec-kit last ok 1", MOST_BYTES);
    this.digests = new FileDigests(clock);
    this.last = Map.copyOf(readLast());
    mergeDigests(digests);
  }

  /// @param runs the folder of the runs
  static Memory of(Path runs, InstantSource clock) {
    return new Memory(runs.resolve(FOLDER), clock);
  }

  FileDigests digests() {
    return digests;
  }

  Optional<LastOk> lastOk(String task) {
    return Optional.ofNullable(last.get(task));
  }

  /// In seconds since 1970.
  long now() {
    return clock.instant().getEpochSecond();
  }

  /// Adds to what is on disk by now.
  void save(List<LastOk> learned) {
    try {
      Files.createDirectories(folder);
      try (var _ = StoreLock.take(folder.resolve("lock"))) {
        var all = readLast();
        learned.forEach(each -> all.put(each.task(), each));
        lastFile.write(
            all.values().stream()
                .sorted(
                    Comparator.comparingLong(LastOk::used).reversed().thenComparing(LastOk::task))
                .map(LastOk::line)
                .toList());
        mergeDigests(digests);
        digestFile.write(digests.lines());
      }
    } catch (IOException _) {
      // What is not remembered is found out again.
    }
  }

  private Map<String, LastOk> readLast() {
    var all = new HashMap<String, LastOk>();
    try {
      lastFile.read().stream().map(LastOk::parse).forEach(each -> all.put(each.task(), each));
    } catch (IllegalArgumentException | ArithmeticException _) {
      all.clear();
    }
    return all;
  }

  private void mergeDigests(FileDigests into) {
    try {
      into.merge(digestFile.read());
    } catch (IllegalArgumentException _) {
      // What a later version wrote is as good as nothing.
    }
  }
}
