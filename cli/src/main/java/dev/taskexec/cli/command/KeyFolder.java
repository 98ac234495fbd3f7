package dev.taskexec.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the kit's keys are: `task-exec-kit/keys` in the user's folder for state, as the XDG Base
/// Directory Specification names it.
final class KeyFolder {
  private static final String KEYS = "task-exec-kit/keys";

  private KeyFolder() {}

  /// Empty where the user has no home.
  static Optional<Path> of(Map<String, String> environment) {
    return absolute(environment, "XDG_STATE_HOME")
        .or(() -> absolute(environment, "HOME").map(home -> home.resolve(".local/state")))
        .map(state -> state.resolve(KEYS));
  }

  /// A path that is relative is invalid and ignored, as the specification says.
  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(path -> path.startsWith("/") && path.indexOf('\0') < 0)
        .map(Path::of);
  }
}
