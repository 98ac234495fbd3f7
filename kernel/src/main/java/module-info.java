import org.jspecify.annotations.NullMarked;

/// Decides which task may start, runs it, and records what happened.
@NullMarked
module taskexec.kernel {
  requires transitive taskexec.abi;
  requires io.github.resilience4j.circuitbreaker;
  requires io.github.resilience4j.core;
  requires org.slf4j;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.taskexec.kernel;
  exports dev.taskexec.kernel.json;
  exports dev.taskexec.kernel.learn;
  exports dev.taskexec.kernel.permit;
  exports dev.taskexec.kernel.view;
}
