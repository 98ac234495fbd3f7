import org.jspecify.annotations.NullMarked;

/// Compiles a source of truth and its configuration into a plan, and reads plans back.
@NullMarked
module taskexec.planner {
  requires transitive taskexec.abi;
  requires org.commonmark;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.taskexec.planner;
}
