package dev.taskexec.cli.session;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.effect.Effect;
import java.util.List;
import java.util.stream.Stream;

/// The agents and effects that are installed, each list by name.
public interface Providers {
  /// The agent of tasks with envelopes.
  String EFFECT = "effect";

  List<Agent> agents();

  List<Effect> effects();

  /// Who tells `doctor` about this machine.
  default List<Checkup> checkups() {
    return List.of();
  }

  /// The names that a plan may use for agents: those that are installed, and the one that envelopes
  /// are planned for, so that a plan can be reviewed where nothing carries them out.
  default List<String> agentNames() {
    return Stream.concat(agents().stream().map(Agent::name), Stream.of(EFFECT)).distinct().toList();
  }
}
