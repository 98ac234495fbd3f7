package dev.taskexec.kernel.worker;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.kernel.attempt.Attempt;
import dev.taskexec.kernel.attempt.AttemptEnd;
import dev.taskexec.kernel.attempt.Dispatcher;
import dev.taskexec.kernel.budget.Lease;
import dev.taskexec.kernel.gate.Gate;
import dev.taskexec.kernel.ledger.Ledger;
import dev.taskexec.kernel.permit.PermitOffice;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/// Runs each attempt on a virtual thread of its own on this machine.
///
/// @param agents by name; every agent of an attempt is among them
/// @param office issues the attempts' permits
/// @param ledger takes what the attempts begin and are refused
/// @param inspector looks at the files of tasks that declare outputs
/// @param report takes the ends, from many threads; MUST NOT block and MUST NOT need memory
public record VirtualThreads(
    Map<String, Agent> agents,
    PermitOffice office,
    Gate gate,
    Surroundings surroundings,
    Ledger ledger,
    Inspector inspector,
    InstantSource clock,
    Consumer<AttemptEnd> report)
    implements Dispatcher {

  @Override
  public Handle start(Attempt attempt, Lease lease) {
    var agent = agents.get(attempt.planned().agent());
    if (agent == null) {
      throw new IllegalArgumentException("no agent named " + attempt.planned().agent());
    }
    var worker = new Worker(attempt, lease, agent, this);
    var thread = Thread.ofVirtual().name(attempt.stem()).unstarted(worker);
    try {
      thread.start();
    } catch (OutOfMemoryError _) {
      worker.giveUp();
    }
    return new Handle() {
      @Override
      public void stop() {
        // First, so that an agent that swallows the interrupt gets no further effect.
        worker.stop();
        thread.interrupt();
      }

      @Override
      public void abandon() {
        worker.abandon();
      }
    };
  }
}
