package dev.taskexec.planner.check;

import dev.taskexec.abi.diagnostic.Code;

/// What is wrong with one permit of a task; its place is known to who asked.
///
/// @param rule the index in the task's rules, from 0
public record PermitProblem(int rule, Code code, String message, String help) {}
