package dev.taskexec.kernel.folder;

import dev.taskexec.abi.effect.EffectContext.OutputFiles;
import dev.taskexec.abi.evidence.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The files that a program which prints a secret gets for its output. They stay empty, because all
/// of it is taken out before, and are removed when this is closed.
///
/// @param files in the attempt's private folder
public record SecretOutput(OutputFiles files) implements AutoCloseable {

  public static SecretOutput create(AttemptFolder folder) throws EvidenceException {
    try {
      var stdout = Files.createTempFile(folder.path(), "secret", "");
      var stderr = Files.createTempFile(folder.path(), "secret", "");
      return new SecretOutput(new OutputFiles(stdout, stderr));
    } catch (IOException e) {
      throw new EvidenceException(folder.path().toString(), e);
    }
  }

  @Override
  public void close() throws EvidenceException {
    remove(files.stdout());
    remove(files.stderr());
  }

  private static void remove(Path file) throws EvidenceException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new EvidenceException(file.toString(), e);
    }
  }
}
