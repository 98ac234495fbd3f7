package dev.taskexec.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of links to the programs that the launcher's scripts need, for a `PATH` without any
/// Java.
final class Programs {
  private static final List<String> NEEDED =
      List.of("sh", "dirname", "readlink", "sed", "id", "cat", "uname", "find", "head", "cmp");

  private Programs() {}

  static Path in(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var program : NEEDED) {
      for (var place : List.of("/usr/bin", "/bin")) {
        var found = Path.of(place, program);
        var link = folder.resolve(program);
        if (Files.isExecutable(found) && !Files.exists(link)) {
          // A script of one line instead of a link: JUnit remarks on links that lead out of its
          // folder.
          Files.writeString(link, "#!/bin/sh\nexec %s \"$@\"\n".formatted(found));
          link.toFile().setExecutable(true);
        }
      }
    }
    return folder;
  }
}
