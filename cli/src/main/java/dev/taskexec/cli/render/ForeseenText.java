package dev.taskexec.cli.render;

import dev.taskexec.abi.event.EventSink;
import dev.taskexec.abi.event.RunEvent;
import dev.taskexec.abi.event.RunEvent.TaskFinished;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.TaskId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What a dry run found out of each task, in the order of the plan: `TASK-002 denied no permit …`.
public final class ForeseenText implements EventSink {
  private static final String GAP = "  ";

  private final Map<Instance, Outcome> found = new HashMap<>();

  @Override
  public void accept(RunEvent event) {
    if (event instanceof TaskFinished finished) {
      found.put(finished.instance(), finished.outcome());
    }
  }

  /// Writes a line for each task that was looked at.
  ///
  /// @param ids of all tasks of the plan, in its order
  public void write(List<TaskId> ids, Consumer<String> lines) {
    var seen = new HashMap<TaskId, Integer>();
    var tasks = ids.stream().map(id -> new Instance(id, seen.merge(id, 1, Integer::sum))).toList();
    var shown = tasks.stream().filter(found::containsKey).toList();
    var names = shown.stream().mapToInt(task -> task.toString().length()).max().orElse(0);
    var words = shown.stream().mapToInt(task -> word(outcome(task)).length()).max().orElse(0);
    for (var task : shown) {
      var outcome = outcome(task);
      var line =
          padded(task.toString(), names)
              + GAP
              + padded(word(outcome), words)
              + GAP
              + Shown.text(outcome.reason());
      lines.accept(line.stripTrailing());
    }
  }

  private Outcome outcome(Instance task) {
    return found.getOrDefault(task, new Outcome.Noop());
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok _, Outcome.Noop _ -> "would run";
      case Outcome.Denied _ -> "denied";
      case Outcome.Exhausted _ -> "over budget";
      case Outcome.Skipped(var why, _) ->
          switch (why) {
            case DONE -> "done in the source";
            case UP_TO_DATE -> "up to date";
            case NEED_FAILED -> "skipped";
          };
      case Outcome.Error _, Outcome.Timeout _, Outcome.Cancelled _, Outcome.InDoubt _ ->
          outcome.word();
    };
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
