package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;
import static dev.taskexec.abi.checkup.Finding.lacking;

import dev.taskexec.abi.checkup.Finding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether runs can be kept in a folder: it takes files, makes them durable, and has room.
///
/// @param folder absolute
record FolderFindings(Path folder) {
  private static final String TOPIC = "folder";
  private static final long MIB = 1L << 20;
  private static final long LITTLE = 200 * MIB;

  List<Finding> look() {
    var findings = new ArrayList<Finding>();
    findings.add(durable());
    space().ifPresent(findings::add);
    return findings;
  }

  /// Writes a file, forces it and removes it again.
  private Finding durable() {
    try {
      var file = Files.createTempFile(folder, ".task-exec-kit-doctor", ".tmp");
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[1]));
        channel.force(true);
      } finally {
        Files.delete(file);
      }
      return fine(TOPIC, folder + " takes files and makes them durable");
    } catch (IOException e) {
      return lacking(
          TOPIC,
          "%s takes no files: %s".formatted(folder, e.getMessage()),
          "name another parent for the runs' folders with `run --runs DIR`");
    }
  }

  private Optional<Finding> space() {
    try {
      var store = Files.getFileStore(folder);
      var free = store.getUsableSpace();
      var text = String.format(Locale.ROOT, "%,d MiB are free on %s", free / MIB, store.type());
      return Optional.of(
          free < LITTLE
              ? lacking(TOPIC, text, "free some space; ledgers and logs grow with each run")
              : fine(TOPIC, text));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
