package dev.taskexec.planner.legacy;

/// Where a line stands: before, inside or after the one execution section.
enum Where {
  BEFORE,
  INSIDE,
  AFTER
}
