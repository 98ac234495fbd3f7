package dev.taskexec.kernel.learn;

import dev.taskexec.abi.effect.Observation;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;

/// What was learned of one task, over all its attempts in a run.
///
/// @param instance such as `TASK-005#2`
/// @param title what people call it
/// @param confined whether the plan confines it
/// @param permits its rules as the plan has them
/// @param asked what its effects said that they would touch, with absolute paths
/// @param seen what its programs were seen to do
public record Lesson(
    String instance,
    String title,
    boolean confined,
    List<PermitRule> permits,
    List<PermitRule> asked,
    List<Observation> seen) {

  public Lesson {
    permits = List.copyOf(permits);
    asked = List.copyOf(asked);
    seen = List.copyOf(seen);
  }

  /// Whether nothing that it did escaped the watching.
  public boolean isWhole() {
    return seen.stream().noneMatch(Observation.Unseen.class::isInstance);
  }
}
