package dev.taskexec.acceptance.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of 64 KiB, mounted over the folder `full` of a working folder for as long as the kit
/// runs, in a mount namespace of its own.
public final class SmallDisk {
  private static final String SCRIPT =
      """
      mount -t tmpfs -o size=64k none full || exit 99
      cp -R seed/. full/
      "$@"
      code=$?
      ls -AR full > listing
      cp -R full/. kept/
      exit $code
      """;

  private SmallDisk() {}

  /// The kit in a folder; what lies in `seed` is on the disk beforehand, what is on it afterwards
  /// lies in `kept`, and its names in the file `listing`.
  public static Kit kit(Path folder) throws IOException, InterruptedException {
    var unshare = Unprivileged.isRoot() ? "-m" : "-rm";
    assumeTrue(
        Unprivileged.succeeds("unshare", unshare, "true"), "no mount namespace can be made here");
    for (var name : List.of("full", "seed", "kept")) {
      Files.createDirectories(folder.resolve(name));
    }
    return Kit.in(folder).through(List.of("unshare", unshare, "sh", "-c", SCRIPT, "sh"));
  }
}
