package dev.taskexec.kernel.ledger;

import dev.taskexec.abi.audit.AuditRecord;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The newest other run in the same parent folder, as a new run's ledger names it: so a run that is
/// removed later is missed.
///
/// @param records how many its ledger held
/// @param last the digest of the last of them
public record PreviousRun(RunId run, long records, Sha256 last) {
  private static final int TAIL_BYTES = 2 * (AuditRecord.MAX_LINE_BYTES + 1);

  /// Looks for it; only the ends of ledgers are read. A run without a sound last line, such as one
  /// of an older kit, is passed over.
  ///
  /// @param runs the parent folder
  /// @param ledger the name of the file in a run's folder
  /// @param self the new run
  public static Optional<PreviousRun> of(Path runs, String ledger, RunId self) throws IOException {
    for (var run : newestFirst(runs)) {
      var file = runs.resolve(run.value()).resolve(ledger);
      // A task may have put anything there, also a pipe that nobody writes to.
      if (!run.equals(self) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        var found = read(run, file);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  JsonValue json() {
    return JsonValue.Obj.builder()
        .put("run", run.value())
        .put("records", records)
        .put("last", last.hex())
        .build();
  }

  private static List<RunId> newestFirst(Path runs) throws IOException {
    var found = new ArrayList<RunId>();
    try (var entries = Files.newDirectoryStream(runs)) {
      for (var entry : entries) {
        RunId.parse(String.valueOf(entry.getFileName())).ifPresent(found::add);
      }
    }
    found.sort(Comparator.<RunId>naturalOrder().reversed());
    return found;
  }

  private static Optional<PreviousRun> read(RunId run, Path file) {
    try (var lines = FileLines.open(file)) {
      var size = lines.size();
      var tail = lines.read(Math.max(0, size - TAIL_BYTES), (int) Math.min(size, TAIL_BYTES));
      var line = lastLine(tail, size <= TAIL_BYTES);
      return LedgerLine.parse(line) instanceof LedgerLine.Sound(var told) && told.run().equals(run)
          ? Optional.of(new PreviousRun(run, told.seq() + 1, Sha256.of(line)))
          : Optional.empty();
    } catch (IOException _) {
      // It was removed in this moment, or is somebody else's.
      return Optional.empty();
    }
  }

  /// The last one that has a newline; empty if there is none.
  ///
  /// @param whole whether the first line of the tail is whole
  private static byte[] lastLine(byte[] tail, boolean whole) {
    var end = lastNewline(tail, tail.length);
    var before = lastNewline(tail, Math.max(0, end));
    return end < 0 || before < 0 && !whole
        ? new byte[0]
        : Arrays.copyOfRange(tail, before + 1, end);
  }

  private static int lastNewline(byte[] bytes, int before) {
    var at = before - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    return at;
  }
}
