package dev.taskexec.cli;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.cli.session.Providers;
import java.util.List;

/// Agents that touch nothing: `noop` has nothing to do, and `shell` takes the first word of a
/// task's first command for the outcome.
final class TestingAgents implements Providers {

  @Override
  public List<Agent> agents() {
    return List.of(new Noop(), new Acting());
  }

  @Override
  public List<Effect> effects() {
    return List.of();
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
