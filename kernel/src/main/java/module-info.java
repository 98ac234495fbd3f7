import org.jspecify.annotations.NullMarked;

/// Decides which task may start, runs it, and records what happened.
@NullMarked
module taskexec.kernel {
  requires transitive taskexec.abi;
  requires static org.jspecify;

  exports dev.taskexec.kernel;
}
