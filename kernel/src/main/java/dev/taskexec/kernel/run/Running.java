package dev.taskexec.kernel.run;

import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.Dispatcher;
import java.time.Instant;

/// An attempt that was started and has not reported.
///
/// @param nanos when it was started, on the clock that only goes forward
record Running(Attempt attempt, Dispatcher.Handle handle, Instant started, long nanos) {}
