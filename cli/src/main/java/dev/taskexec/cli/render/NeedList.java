package dev.taskexec.cli.render;

import dev.taskexec.abi.plan.Need;
import java.util.List;
import java.util.stream.Collectors;

/// Needs in one line, as a source of truth writes them: `TASK-001, Queue Z — Prepare (any
/// outcome)`.
final class NeedList {

  private NeedList() {}

  static String of(List<Need> needs) {
    return needs.stream().map(NeedList::of).collect(Collectors.joining(", "));
  }

  private static String of(Need need) {
    var name =
        switch (need) {
          case Need.OfTask(var task, _) -> task.value();
          case Need.OfQueue(var queue, _) -> Shown.text(queue);
        };
    return need.anyOutcome() ? name + " (any outcome)" : name;
  }
}
