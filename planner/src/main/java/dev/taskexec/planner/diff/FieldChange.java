package dev.taskexec.planner.diff;

/// A field of the plan, a queue or a task that says something else.
///
/// @param field as in `plan.json`; `budget.ms` for a member of an object
/// @param before what it said, as JSON in short; where it is cut, `…` stands
/// @param after what it says now
public record FieldChange(String field, String before, String after) {}
