package dev.taskexec.planner.attribute;

import dev.taskexec.planner.source.Written;
import dev.taskexec.planner.value.Items;
import dev.taskexec.planner.value.Items.Marks;
import dev.taskexec.planner.value.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of several lines, each of which may hold several.
final class Parts {

  private Parts() {}

  static Optional<List<Written>> of(List<Written> lines, Reading reading) {
    var parts = new ArrayList<Written>();
    var complete = true;
    for (var line : lines) {
      var split = Items.split(line, Marks.BACKTICKS, reading);
      split.ifPresent(parts::addAll);
      complete &= split.isPresent();
    }
    return complete ? Optional.of(parts) : Optional.empty();
  }
}
