package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;

/// An agent that does what the test says.
public record TestingAgent(String name, Behaviour behaviour) implements Agent {

  /// What it does.
  @FunctionalInterface
  public interface Behaviour {
    AttemptReport run(TaskContext context) throws InterruptedException, EvidenceException;
  }

  /// One that answers every task with the same outcome.
  public static TestingAgent answering(String name, Outcome outcome) {
    return new TestingAgent(name, _ -> AttemptReport.of(outcome));
  }

  /// One that does nothing and says so, as the kit's own does.
  public static TestingAgent noop() {
    return answering("noop", new Outcome.Noop());
  }

  @Override
  public AttemptReport run(TaskContext context) throws InterruptedException, EvidenceException {
    return behaviour.run(context);
  }
}
