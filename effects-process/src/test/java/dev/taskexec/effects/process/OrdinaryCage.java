package dev.taskexec.effects.process;

import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program of its own that confines another one and says what came of it, for another user.
final class OrdinaryCage {
  private static final String SCRIPT =
      """
      cat open/file; cat closed/file
      echo new >open/made && echo made; echo new >closed/made && echo escaped
      /usr/bin/id; kill -0 %d && echo reached
      cat /proc/%d/environ /proc/self/environ; cat /proc/version
      echo x >/proc/%d/mem && echo written
      cat /proc/sys/kernel/osrelease; echo 1 >/proc/sys/kernel/panic && echo set
      echo $$""";

  private OrdinaryCage() {}

  /// @param words a folder and a tier
  public static void main(String[] words) throws Exception {
    var folder = Path.of(words[0]);
    var open = Files.createDirectory(folder.resolve("open"));
    var closed = Files.createDirectory(folder.resolve("closed"));
    Files.writeString(open.resolve("file"), "inside\n");
    Files.writeString(closed.resolve("file"), "outside\n");
    var self = ProcessHandle.current().pid();
    var cage = Cage.in(folder, words[1]);
    try (var grants = TestingGrants.programs("sh", "cat").create(open)) {
      System.out.println(cage.launcher(grants).tier());
      System.out.println(LinuxLauncher.find().orElseThrow().tier());
      var ended = cage.run(grants, "sh", "-c", SCRIPT.formatted(self, self, self));
      System.out.println(ended.said());
      System.out.println(ended.exit());
    }
  }
}
