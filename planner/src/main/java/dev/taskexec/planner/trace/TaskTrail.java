package dev.taskexec.planner.trace;

import dev.taskexec.abi.source.Place;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.explain.Provenance;
import java.util.List;
import java.util.Optional;

/// Where the parts of one task were said. What is not known is empty; what nothing said has the
/// default for an origin.
interface TaskTrail {

  /// The place that lists the task.
  Optional<Provenance> listed();

  Optional<Place> card();

  /// The line that starts its queue.
  Optional<Place> queue();

  List<Provenance> title();

  List<Provenance> agent();

  List<Provenance> permits();

  List<Provenance> workdir();

  List<Provenance> env();

  /// What sets an attribute of the task that has no method of its own here.
  List<Provenance> of(Attribute<?> attribute);

  /// What sets an attribute of the queue itself.
  List<Provenance> ofQueue(Attribute<?> attribute);

  /// Where one of the task's commands stands.
  Optional<Provenance> command(int index);

  Optional<Provenance> effect(int index);

  /// The names of the parameters that were used in the task, in no order.
  List<String> parameters();
}
