package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file of lines with a heading and, at its end, the digest of all that stands before: whoever
/// reads it has all of it or nothing.
///
/// @param heading says what it is and in which form
/// @param mostBytes how large it may grow; what does not fit is left out
record StateFile(Path path, String heading, long mostBytes) {
  private static final int DIGEST_LENGTH = 64;

  /// The lines; empty where there is no such file, or it is damaged, of another form or larger than
  /// it could be: what it says can be found out again.
  List<String> read() {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) > mostBytes) {
        return List.of();
      }
      var text = Files.readString(path);
      var end = text.length() - DIGEST_LENGTH - 1;
      if (end < 0
          || !text.endsWith("\n")
          || !digest(text.substring(0, end)).equals(text.substring(end, text.length() - 1))) {
        return List.of();
      }
      var lines = text.substring(0, end).lines().toList();
      return lines.isEmpty() || !lines.getFirst().equals(heading)
          ? List.of()
          : lines.subList(1, lines.size());
    } catch (IOException _) {
      return List.of();
    }
  }

  /// @param lines the most important first
  void write(List<String> lines) throws IOException {
    var kept = new ArrayList<>(List.of(heading));
    var bytes = heading.length() + DIGEST_LENGTH + 2L;
    for (var line : lines) {
      bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
      if (bytes > mostBytes) {
        break;
      }
      kept.add(line);
    }
    var text = String.join("\n", kept) + "\n";
    AtomicFile.write(
        path, out -> out.write((text + digest(text) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private static String digest(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
