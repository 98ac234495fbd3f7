package dev.taskexec.cli.command;

import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.kernel.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The options of `run` that say which tasks are meant.
final class SelectionOptions {
  static final Option ONLY =
      Option.values(
          "--only",
          "NAME",
          "Runs these tasks and what they need: ids, ID#2 or whole queue names, with * and ?.");
  static final Option SKIP =
      Option.values(
          "--skip", "NAME", "Leaves these tasks out, also where others need them; as --only.");
  static final Option TAG =
      Option.values("--tag", "TAG", "Runs the tasks with this tag and what they need.");
  static final Option NO_NEEDS =
      Option.flag("--no-needs", "Runs only what is named, not what it needs.");
  static final Option RERUN =
      Option.value(
          "--rerun", "WHAT", "Runs again what did not end well in the latest run: failed.");

  private SelectionOptions() {}

  /// What may run again.
  private enum Rerun {
    FAILED
  }

  /// @param runs the folder of the runs; absolute
  static Selection of(Given given, Path runs) throws UsageException {
    return new Selection(
        given.texts(ONLY),
        given.texts(SKIP),
        given.texts(TAG),
        given.has(RERUN) ? latest(given, runs) : Optional.empty(),
        !given.flag(NO_NEEDS));
  }

  private static Optional<Path> latest(Given given, Path runs) throws UsageException {
    return switch (given.choice(RERUN, Rerun.FAILED)) {
      case FAILED -> Optional.of(real(runs.resolve("latest")));
    };
  }

  /// The run that is the latest now: the one that begins will be it soon.
  private static Path real(Path latest) {
    try {
      return latest.toRealPath();
    } catch (IOException _) {
      return latest;
    }
  }
}
