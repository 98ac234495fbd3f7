package dev.taskexec.cli;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.cli.command.BusyException;
import dev.taskexec.cli.command.UnwritableException;
import dev.taskexec.cli.exit.ExitCode;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.cli.render.Messages;
import dev.taskexec.cli.render.Shown;
import dev.taskexec.cli.session.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/// What becomes of exceptions: a message for people, and an exit code.
final class Failures {
  private static final String OURS = "dev.taskexec.";

  private Failures() {}

  static ExitCode report(Throwable failure, Messages messages) {
    return switch (failure) {
      case UsageException usage -> say(usage.diagnostic(), ExitCode.USAGE, messages);
      case BusyException busy -> say(busy.diagnostic(), ExitCode.BUSY, messages);
      case UnwritableException unwritable ->
          say(unwritable.diagnostic(), ExitCode.CANNOT_WRITE, messages);
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      case OutOfMemoryError _ -> {
        messages.error(
            "error: there is not enough memory; give the JVM more, as in"
                + " `TASK_EXEC_KIT_JAVA_OPTS=-Xmx4g`");
        yield ExitCode.BUG;
      }
      default -> bug(failure, messages);
    };
  }

  /// Standard output could not be written.
  static ExitCode report(IOException output, Messages messages) {
    return report(
        new UnwritableException(
            "standard output", output, "look where it is redirected to, and free space there"),
        messages);
  }

  private static ExitCode say(Diagnostic diagnostic, ExitCode code, Messages messages) {
    messages.failure(List.of(diagnostic));
    return code;
  }

  private static ExitCode bug(Throwable failure, Messages messages) {
    messages.error(
        "error: this is a bug in %s: %s%s"
            .formatted(Version.text(), Shown.text(failure.toString()), place(failure)));
    if (messages.isVerbose()) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      trace
          .toString()
          .lines()
          .forEach(line -> messages.error("  | " + Shown.text(line.replace("\t", "  "))));
      messages.error("help: please report it with these lines");
    } else {
      messages.error("help: please report it with the output of the same command and `--verbose`");
    }
    return ExitCode.BUG;
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(frame -> " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber()))
        .orElse("");
  }
}
