package dev.taskexec.effects.process.confinement;

import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import java.util.List;
import java.util.stream.Stream;

/// A launcher that has one thing more to say about what it does not do.
record Noting(Launcher launcher, String note) implements Launcher {
  @Override
  public String name() {
    return launcher.name();
  }

  @Override
  public String tree() {
    return launcher.tree();
  }

  @Override
  public List<String> notes() {
    return Stream.concat(launcher.notes().stream(), Stream.of(note)).toList();
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    return launcher.launch(launch);
  }
}
