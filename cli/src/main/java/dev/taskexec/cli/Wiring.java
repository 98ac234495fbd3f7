package dev.taskexec.cli;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.checkup.Checkup;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import dev.taskexec.cli.session.Providers;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/// Finds the agents and effects that are installed. The only caller of [ServiceLoader].
final class Wiring implements Providers {

  @Override
  public List<Agent> agents() {
    return ServiceLoader.load(Agent.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Agent::name))
        .toList();
  }

  @Override
  public List<Checkup> checkups() {
    return ServiceLoader.load(Checkup.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(checkup -> checkup.getClass().getName()))
        .toList();
  }

  /// Whoever finds what an earlier kit left running; nobody where that is not known here.
  static Survivors survivors() {
    return ServiceLoader.load(Survivors.class).findFirst().orElse(Survivors.NONE);
  }

  /// Whoever confines programs here; nobody where that is not known.
  static Sandbox sandbox() {
    return ServiceLoader.load(Sandbox.class).findFirst().orElse(Sandbox.NONE);
  }

  @Override
  public List<Effect> effects() {
    return ServiceLoader.load(Effect.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Effect::name))
        .toList();
  }
}
