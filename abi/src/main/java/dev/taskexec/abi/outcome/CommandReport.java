package dev.taskexec.abi.outcome;

import dev.taskexec.abi.plan.Command;
import java.util.Optional;
import java.util.OptionalInt;

/// How one command of a task ended.
///
/// @param exit the exit code; empty where the program could not be started or was ended by the kit
/// @param log what it printed; empty where it was not started
/// @param error why it has no exit code
public record CommandReport(
    Command command, OptionalInt exit, Optional<LogFile> log, Optional<String> error) {

  public CommandReport {
    if (exit.isPresent() == error.isPresent()) {
      throw new IllegalArgumentException("a command has an exit code or an error, and one of them");
    }
  }

  public boolean succeeded() {
    return exit.isPresent() && exit.getAsInt() == 0;
  }
}
