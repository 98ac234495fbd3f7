package dev.taskexec.cli.session;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.effect.Effect;
import java.util.List;

/// The agents and effects that are installed, each list by name.
public interface Providers {
  List<Agent> agents();

  List<Effect> effects();

  /// Who tells `doctor` about this machine.
  default List<Checkup> checkups() {
    return List.of();
  }

  /// The names that a plan may use for agents.
  default List<String> agentNames() {
    return agents().stream().map(Agent::name).toList();
  }
}
