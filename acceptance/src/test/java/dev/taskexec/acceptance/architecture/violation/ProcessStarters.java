package dev.taskexec.acceptance.architecture.violation;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;

/// The ways to start or end a process, one a class.
public final class ProcessStarters {
  static class Builder {
    Object way() throws Exception {
      return new ProcessBuilder("true").start();
    }
  }

  static class RuntimeExec {
    Object way() throws Exception {
      return Runtime.getRuntime().exec(new String[] {"true"});
    }
  }

  static class Destroyer {
    Consumer<ProcessHandle> way = ProcessHandle::destroyForcibly;
  }

  static class ChildDestroyer {
    void way(Process process) {
      process.destroy();
    }
  }

  static class CommonsExec {
    Object way() {
      return CommandLine.parse("true");
    }
  }

  static class HarmlessLook {
    Optional<ProcessHandle> way() {
      Runtime.getRuntime().availableProcessors();
      return ProcessHandle.of(1);
    }
  }

  private ProcessStarters() {}
}
