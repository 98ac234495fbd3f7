package dev.taskexec.acceptance.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts the kit as a user whom file modes bind: root gives itself up first.
public final class Unprivileged {
  private static final String NOBODY = "65534";

  private Unprivileged() {}

  /// The kit in a folder that belongs to the user it runs as.
  public static Kit kit(Path folder) throws IOException, InterruptedException {
    if (!isRoot()) {
      return Kit.in(folder);
    }
    assumeTrue(succeeds("setpriv", "--version"), "root needs setpriv to become somebody else");
    assumeTrue(succeeds("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()), "no chown");
    var launcher = Kit.assembled().resolve("task-exec-kit");
    assumeTrue(
        succeeds(asNobody("test", "-x", launcher.toString())), "nobody cannot reach " + launcher);
    return Kit.in(folder).through(List.of(asNobody())).with("HOME", folder.toString());
  }

  private static String[] asNobody(String... command) {
    var all =
        new ArrayList<>(
            List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  static boolean isRoot() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  static boolean succeeds(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
