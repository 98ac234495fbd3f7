package dev.taskexec.cli.command;

import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import dev.taskexec.kernel.Conduct;
import dev.taskexec.kernel.permit.Protection;
import java.util.OptionalInt;

/// The options of `run` that say how it behaves when things go badly, take long, or are done
/// already.
final class ConductOptions {
  private static final int MOST_FAILURES = 1_000_000;

  static final Option FAIL_FAST =
      Option.flag("--fail-fast", "Stops the run when the first task fails.");
  static final Option MAX_FAIL =
      Option.value("--max-fail", "N", "Stops the run when N tasks have failed.");
  static final Option TIMEOUT =
      Option.value("--timeout", "TIME", "Stops the run after that time, such as 90s, 1h30m.");
  static final Option FORCE =
      Option.flag("--force", "Runs tasks that are up to date all the same.");
  static final Option LEARN =
      Option.flag(
              "--learn",
              "Runs all tasks unconfined and watched, and proposes the least permits that would"
                  + " have sufficed. No variable sets it.")
          .onLineOnly();

  private ConductOptions() {}

  static Conduct of(Given given) throws UsageException {
    return new Conduct(maxFail(given), given.limit(TIMEOUT), given.flag(FORCE), Protection.USUAL);
  }

  /// After how many failures the run stops. Where both options are given, the first one stops it.
  static OptionalInt maxFail(Given given) throws UsageException {
    var count =
        given.has(MAX_FAIL)
            ? OptionalInt.of(given.number(MAX_FAIL, 1, MOST_FAILURES, 1))
            : OptionalInt.empty();
    return given.flag(FAIL_FAST) ? OptionalInt.of(1) : count;
  }
}
