package dev.taskexec.abi.effect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Finds and ends processes that a kit left behind when it died.
///
/// - It MUST end only processes that carry the marks of an attempt of that very run: the variables
///   `TASK_EXEC_KIT_RUN_ID` and `TASK_EXEC_KIT_TMPDIR`, the latter the given folder or below it.
/// - It MUST NOT throw; what it cannot see or end, it leaves out.
public interface Survivors {
  /// Finds nothing.
  Survivors NONE = (temporary, grace) -> List.of();

  /// Ends all that can be found, politely first.
  ///
  /// @param temporary the private temporary folder of an attempt, or that of a run in which they
  ///   are; absolute
  /// @param grace how long they may take to end politely
  /// @return what was ended
  List<Survivor> end(Path temporary, Duration grace);

  /// @param instance the value of `TASK_EXEC_KIT_TASK_ID`, with `#2` where it says so
  /// @param attempt the value of `TASK_EXEC_KIT_ATTEMPT`
  record Survivor(long pid, String instance, String attempt) {}
}
