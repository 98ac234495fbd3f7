package dev.taskexec.kernel.learn;

import dev.taskexec.kernel.folder.LearnedFile;
import dev.taskexec.kernel.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// What a run has learned of one task, and what it proposes.
public record Learned(Lesson lesson, Proposal proposal) {

  /// Reads what a run has learned, in plan order; nothing for a run that learned nothing.
  ///
  /// @param run its folder
  /// @throws IOException if it cannot be read, or is not what the kit writes
  public static List<Learned> read(Path run) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(run.resolve(LearnedFile.NAME));
    } catch (NoSuchFileException _) {
      return List.of();
    }
    try {
      return JsonText.object(bytes)
          .map(LearnedJson::read)
          .orElseThrow(() -> new IOException(LearnedFile.NAME + " is no JSON object"));
    } catch (IllegalArgumentException e) {
      throw new IOException("%s: %s".formatted(LearnedFile.NAME, e.getMessage()), e);
    }
  }
}
