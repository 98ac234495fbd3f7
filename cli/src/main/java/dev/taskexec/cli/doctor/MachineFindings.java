package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;
import static dev.taskexec.abi.checkup.Finding.lacking;

import dev.taskexec.abi.checkup.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which system this is, and who the user is, as `/proc` tells it.
///
/// @param proc where that is
record MachineFindings(Path proc) {
  private static final int ROOT = 0;

  List<Finding> look() {
    var findings = new ArrayList<Finding>();
    findings.add(system());
    user().ifPresent(findings::add);
    return findings;
  }

  private Finding system() {
    var release = read("sys/kernel/osrelease");
    if (release.isEmpty()) {
      return lacking(
          "system",
          "no Linux: nothing here confines programs",
          "run confined tasks that start programs on Linux");
    }
    var parts = new ArrayList<>(List.of("Linux", release.get()));
    read("sys/kernel/arch").ifPresent(parts::add);
    return fine("system", String.join(" ", parts));
  }

  private Optional<Finding> user() {
    try {
      var uid = (int) Files.getAttribute(proc.resolve("self"), "unix:uid");
      return Optional.of(
          uid == ROOT
              ? lacking(
                  "user",
                  "root: unconfined tasks can do anything on this machine",
                  "run the kit as an ordinary user where nothing needs root")
              : fine("user", "an ordinary user (uid " + uid + ")"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(proc.resolve(name)).strip())
          .filter(text -> !text.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
