package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;

import dev.taskexec.abi.checkup.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What of the kit's own lies in a folder.
///
/// @param folder absolute
record ConfigurationFindings(Path folder) {
  private static final List<String> FILES =
      List.of("sot.md", "plan.json", "config/manifest.json", "config/hooks.json", "runs");

  List<Finding> look() {
    var found = FILES.stream().filter(name -> Files.exists(folder.resolve(name))).toList();
    var configured = found.stream().anyMatch(name -> name.startsWith("config/"));
    var text =
        Stream.of(
                found.isEmpty() ? "nothing of the kit's" : String.join(", ", found),
                configured ? "" : "the built-in manifest counts")
            .filter(part -> !part.isEmpty())
            .toList();
    return List.of(fine("configuration", "here: " + String.join("; ", text)));
  }
}
