package dev.taskexec.effects.process;

import dev.taskexec.effects.process.grant.Granted;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A launcher for one program that closes what is held for it as soon as it has started: a task may
/// be granted thousands of files and run for hours.
record Starting(Launcher launcher, Granted granted) implements Launcher {
  @Override
  public String name() {
    return launcher.name();
  }

  @Override
  public String tree() {
    return launcher.tree();
  }

  @Override
  public String tier() {
    return launcher.tier();
  }

  @Override
  public List<String> notes() {
    return Stream.concat(launcher.notes().stream(), granted.notes().stream()).toList();
  }

  @Override
  public Optional<String> notStarted(Launch launch, int exit, Supplier<String> said) {
    return launcher.notStarted(launch, exit, said);
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    try (granted) {
      return launcher.launch(launch);
    }
  }
}
