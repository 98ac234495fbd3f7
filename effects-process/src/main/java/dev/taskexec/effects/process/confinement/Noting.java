package dev.taskexec.effects.process.confinement;

import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import java.util.List;

/// A launcher that has something to say about what it does not do.
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
    return List.of(note);
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    return launcher.launch(launch);
  }
}
