package dev.taskexec.kernel.learn;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.outcome.AttemptReport;

/// An agent for whose attempts is noted what they ask for.
record WatchedAgent(Agent agent, Notebook notebook) implements Agent {

  @Override
  public String name() {
    return agent.name();
  }

  @Override
  public AttemptReport run(TaskContext context) throws InterruptedException, EvidenceException {
    try (var session = notebook.begin(context.instance())) {
      var report = agent.run(context);
      session.page().ended(report.outcome());
      return report;
    } finally {
      notebook.end();
    }
  }
}
