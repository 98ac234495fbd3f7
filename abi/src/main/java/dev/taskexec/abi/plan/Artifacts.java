package dev.taskexec.abi.plan;

import java.util.List;

/// The files that a task reads and makes, as paths and globs relative to the plan's root.
public record Artifacts(List<String> inputs, List<String> outputs) {
  public static final Artifacts NONE = new Artifacts(List.of(), List.of());

  public Artifacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
