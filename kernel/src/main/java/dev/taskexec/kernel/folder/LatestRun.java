package dev.taskexec.kernel.folder;

import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.run.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/// `runs/latest`, which leads to the newest real run: a relative link, or where links cannot be
/// made a file that holds the run's id.
///
/// It is a convenience: when it cannot be written, or when a folder or a file of the user's own has
/// the name, it stays as it is and the run goes on.
public final class LatestRun {
  private static final String NAME = "latest";
  private static final int LONGEST_ID = 64;

  private LatestRun() {}

  public static void lead(RunFolder to) {
    var latest = to.runs().real().resolve(NAME);
    try {
      if (!isOurs(latest)) {
        return;
      }
      if (!link(latest, to.id())) {
        AtomicFile.write(
            latest, out -> out.write((to.id() + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException _) {
      // See above: the run's own folder is what counts.
    }
  }

  private static boolean isOurs(Path latest) throws IOException {
    if (Files.isSymbolicLink(latest) || !Files.exists(latest, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    return Files.isRegularFile(latest, LinkOption.NOFOLLOW_LINKS)
        && Files.size(latest) <= LONGEST_ID
        && isId(new String(Files.readAllBytes(latest), StandardCharsets.ISO_8859_1).strip());
  }

  private static boolean isId(String text) {
    try {
      return text.equals(new RunId(text).value());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean link(Path latest, RunId id) throws IOException {
    var random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    var beside = latest.resolveSibling(".%s-%s.tmp".formatted(NAME, random));
    try {
      Files.createSymbolicLink(beside, Path.of(id.value()));
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
    try {
      Files.move(beside, latest, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
