package dev.taskexec.abi.agent;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;

/// Someone who carries out tasks, found by name: `noop`, `shell`, `effect`, or one that a module
/// adds.
///
/// - An agent MUST NOT touch the world itself: no file, process, socket or environment. It asks
///   [TaskContext#perform] and [TaskContext#note], which decide and record.
/// - It MUST be safe to call from many threads at once; it holds no state of a task.
/// - It MUST answer a task that goes badly with an outcome; an exception is a bug, and gives the
///   task the outcome `error`.
/// - It MUST let an [InterruptedException] pass: the kernel makes `cancelled` of it. When an effect
///   answers that it was cancelled, it MUST stop and report what there is.
/// - It MAY take as long as the task needs; it runs on a virtual thread of its own.
public interface Agent {

  /// The name in plans and results.
  String name();

  /// Carries out one attempt at the task of the context.
  AttemptReport run(TaskContext context) throws InterruptedException, EvidenceException;
}
