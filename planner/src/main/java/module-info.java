import org.jspecify.annotations.NullMarked;

/// Compiles a source of truth and its configuration into a plan, and reads plans back.
@NullMarked
module taskexec.planner {
  requires transitive taskexec.abi;
  requires org.apache.commons.csv;
  requires org.commonmark;
  requires org.commonmark.ext.gfm.tables;
  requires org.commonmark.ext.task.list.items;
  requires org.snakeyaml.engine;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports dev.taskexec.planner;
  exports dev.taskexec.planner.diff;
  exports dev.taskexec.planner.explain;
  exports dev.taskexec.planner.graph;
}
