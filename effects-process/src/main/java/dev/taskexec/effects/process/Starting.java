package dev.taskexec.effects.process;

import dev.taskexec.abi.text.OneLine;
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
  // A task may have a thousand rules of 4,096 characters, and a record must hold what is said.
  private static final int MOST_NOTES = 20;
  private static final int LONGEST_NOTE = 400;

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
    var all = Stream.concat(launcher.notes().stream(), granted.notes().stream());
    var notes = all.map(note -> OneLine.of(note, LONGEST_NOTE)).toList();
    if (notes.size() <= MOST_NOTES) {
      return notes;
    }
    var more = "and %d more".formatted(notes.size() - MOST_NOTES);
    return Stream.concat(notes.stream().limit(MOST_NOTES), Stream.of(more)).toList();
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
