package dev.taskexec.agents.effect;

import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.outcome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has come of a task's envelopes so far. Used by one thread.
final class Account {
  private static final int VERSION = 1;

  private final int planned;
  private final List<StepReport> steps = new ArrayList<>();
  private Outcome outcome = new Outcome.Ok();
  private Usage usage = Usage.NONE;
  private boolean over;

  /// @param planned how many envelopes the task has
  Account(int planned) {
    this.planned = planned;
  }

  /// The number of the envelope that comes next, from 1.
  int next() {
    return steps.size() + 1;
  }

  /// Whether every envelope so far went well.
  boolean isGood() {
    return outcome.isGood();
  }

  /// Whether no other envelope may be tried, whatever the plan says.
  boolean isOver() {
    return over;
  }

  void add(StepReport step) {
    steps.add(step);
    usage = usage.plus(step.usage());
    switch (step.outcome()) {
      case Outcome.Cancelled _, Outcome.Exhausted _ -> {
        over = true;
        outcome = step.outcome();
      }
      case Outcome.Denied _ -> {
        over = true;
        decide(step.outcome());
      }
      case Outcome.Ok _,
          Outcome.Noop _,
          Outcome.Error _,
          Outcome.Timeout _,
          Outcome.Skipped _,
          Outcome.InDoubt _ ->
          decide(step.outcome());
    }
  }

  /// What stands in the task's note.
  String text() {
    return IndentedJson.text(
            Obj.builder()
                .put("v", VERSION)
                .put("planned", planned)
                .put("effects", steps.stream().map(StepReport::json).toList())
                .build())
        + "\n";
  }

  AttemptReport report(LogFile note) {
    List<CommandReport> commands =
        steps.stream().map(StepReport::command).flatMap(Optional::stream).toList();
    return new AttemptReport(outcome, commands, Optional.of(note), usage);
  }

  /// The first failure is the task's.
  private void decide(Outcome failure) {
    if (outcome.isGood()) {
      outcome = failure;
    }
  }
}
