package dev.taskexec.cli.command;

import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Syntax;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.session.Session;

/// One word of the command line: it takes what was given, calls one service and shows what comes
/// back.
interface Command {

  Syntax syntax();

  /// @throws UsageException if an option's value is wrong
  /// @throws UnwritableException if a file or folder that was asked for cannot be written
  ExitCode run(Given given, Session session)
      throws UsageException, UnwritableException, InterruptedException;
}
