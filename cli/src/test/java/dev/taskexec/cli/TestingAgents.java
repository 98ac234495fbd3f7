package dev.taskexec.cli;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.cli.session.Providers;
import java.util.List;

/// Agents that touch nothing: `noop` has nothing to do, `shell` takes the first word of a task's
/// first command for the outcome, and `effect` asks for a task's first envelope.
final class TestingAgents implements Providers {

  @Override
  public List<Agent> agents() {
    return List.of(new Asking(), new Noop(), new Acting());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
  }

  private record Asking() implements Agent {
    @Override
    public String name() {
      return "effect";
    }

    @Override
    public AttemptReport run(TaskContext context) throws EvidenceException {
      var asked = context.perform(context.task().work().effects().getFirst());
      return AttemptReport.of(
          asked.outcome() instanceof EffectOutcome.Refused(var rule, _)
              ? new Outcome.Denied(rule)
              : new Outcome.Ok());
    }
  }

  private record Noop() implements Agent {
    @Override
    public String name() {
      return "noop";
    }

    @Override
    public AttemptReport run(TaskContext context) {
      return AttemptReport.of(new Outcome.Noop());
    }
  }

  private record Acting() implements Agent {
    @Override
    public String name() {
      return "shell";
    }

    @Override
    public AttemptReport run(TaskContext context) {
      var word = context.task().work().commands().getFirst().argv().getFirst();
      return AttemptReport.of(
          switch (word) {
            case "ok" -> new Outcome.Ok();
            case "deny" -> new Outcome.Denied("no permit");
            case "exhaust" -> new Outcome.Exhausted("no budget");
            default -> new Outcome.Error(word);
          });
    }
  }
}
