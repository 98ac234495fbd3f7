package dev.taskexec.abi.event;

/// A listener to the one stream of a run's events.
///
/// - It is called by one thread, in the order of the events, and MUST NOT take long.
/// - It MUST NOT throw.
/// - It MUST NOT change the run.
@FunctionalInterface
public interface EventSink {

  void accept(RunEvent event);
}
