package dev.taskexec.abi.plan;

import java.util.List;

/// How a task stands to others.
///
/// @param uses names of locks; two tasks that use the same lock never run together
/// @param onFailure what its failure means for its dependents and for the run
public record Dependencies(List<Need> needs, List<String> uses, OnFailure onFailure) {
  public static final Dependencies NONE = new Dependencies(List.of(), List.of(), OnFailure.STOP);

  public Dependencies {
    needs = List.copyOf(needs);
    uses = List.copyOf(uses);
  }
}
