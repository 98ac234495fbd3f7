package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Written;
import java.util.List;

/// One line of a mapping: a name and the text of its value.
public record Entry(Written name, Written text) {

  /// Both as one item: `name text`.
  Written joined() {
    return Written.joined(List.of(name, text), " ");
  }
}
