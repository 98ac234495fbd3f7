package dev.taskexec.planner.card;

import dev.taskexec.planner.attribute.Attribute;
import java.util.List;
import java.util.stream.Stream;

/// The names that a misspelt one is compared with.
final class AttributeNames {
  static final List<String> OF_TASKS =
      Stream.of(
              Attribute.NEEDS,
              Attribute.AGENT,
              Attribute.PERMITS,
              Attribute.BUDGET,
              Attribute.TIMEOUT,
              Attribute.RETRY,
              Attribute.IDEMPOTENT,
              Attribute.ON_FAILURE,
              Attribute.USES,
              Attribute.ENV,
              Attribute.WORKDIR,
              Attribute.INPUTS,
              Attribute.OUTPUTS,
              Attribute.TAGS)
          .map(Attribute::label)
          .toList();

  static final List<String> OF_ROWS =
      Stream.concat(OF_TASKS.stream(), Stream.of("Task", "Title", "Done")).toList();

  static final List<String> ALL =
      Stream.concat(
              OF_TASKS.stream(),
              Stream.of(
                      Attribute.ORDER, Attribute.WORKERS, Attribute.RATE, Attribute.TASK_BUDGET)
                  .map(Attribute::label))
          .toList();

  private AttributeNames() {}
}
