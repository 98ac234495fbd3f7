package dev.taskexec.planner.trace;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.explain.Provenance;
import java.util.List;
import java.util.Optional;

/// Where the parts of one task were said. What is not known is empty, as all of it is unless a
/// trail knows better; what nothing said has the default for an origin.
interface TaskTrail {

  /// The place that lists the task.
  default Optional<Provenance> listed() {
    return Optional.empty();
  }

  default Optional<Place> card() {
    return Optional.empty();
  }

  /// The line that starts its queue.
  default Optional<Place> queue() {
    return Optional.empty();
  }

  default List<Provenance> title() {
    return List.of();
  }

  default List<Provenance> agent() {
    return List.of();
  }

  default List<Provenance> permits() {
    return List.of();
  }

  default List<Provenance> workdir() {
    return List.of();
  }

  default List<Provenance> env() {
    return List.of();
  }

  /// What sets an attribute of the task that has no method of its own here.
  default List<Provenance> of(Attribute<?> attribute) {
    return List.of();
  }

  /// What sets an attribute of the queue itself.
  default List<Provenance> ofQueue(Attribute<?> attribute) {
    return List.of();
  }

  /// Where one of the task's commands stands.
  default Optional<Provenance> command(int index) {
    return Optional.empty();
  }

  default Optional<Provenance> effect(int index) {
    return Optional.empty();
  }

  /// The names of the parameters that were used in the task, in no order.
  default List<String> parameters() {
    return List.of();
  }
}
