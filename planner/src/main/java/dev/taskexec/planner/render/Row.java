package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.Task;
import java.util.List;

/// A task in its queue's list.
///
/// @param settings what its row says about it; nothing where a card does
record Row(Task task, List<Setting> settings) {

  Row {
    settings = List.copyOf(settings);
  }

  boolean isTitled() {
    return !task.title().equals(task.id().value());
  }

  /// Whether there is no more to say than that it is there.
  boolean isBare() {
    return !isTitled() && !task.done() && settings.isEmpty();
  }

  /// What it says about one attribute; empty where it says nothing.
  String cell(String label) {
    for (var setting : settings) {
      if (setting.label().equals(label)) {
        return setting.line().replace("|", "\\|");
      }
    }
    return "";
  }
}
