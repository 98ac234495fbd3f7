package dev.taskexec.effects.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Processes that carry the mark of an attempt, found in `/proc` without the kit's help.
final class Marked {
  static final String VARIABLE = "TASK_EXEC_KIT_TMPDIR";

  private Marked() {}

  /// The numbers of those that run, without what has ended and was not waited for, which shows no
  /// variables.
  static List<Long> running(String mark) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> carries(pid, mark))
        .toList();
  }

  private static boolean carries(long pid, String mark) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
      var variables = new String(bytes, StandardCharsets.UTF_8).split("\0");
      return Arrays.asList(variables).contains(VARIABLE + "=" + mark);
    } catch (IOException gone) {
      return false;
    }
  }

  /// The numbers of those that work in a folder, also without the mark.
  static List<Long> workingIn(Path folder) {
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> worksIn(pid, folder))
        .toList();
  }

  private static boolean worksIn(long pid, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(folder);
    } catch (IOException gone) {
      return false;
    }
  }

  static void awaitNone(String mark) {
    Await.until("the end of all that carry " + mark, () -> running(mark).isEmpty());
  }
}
