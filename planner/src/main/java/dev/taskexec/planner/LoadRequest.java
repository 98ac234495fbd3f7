package dev.taskexec.planner;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which plan is to be loaded.
///
/// @param plan the plan file; messages name it as it is given here
/// @param config the configuration folder that was asked for; without one, `config/` beside the
///   plan counts, and without that the built-in manifest
/// @param agents the names of the agents that there are
/// @param keys the folder of the kit's keys, which no permit may reach
public record LoadRequest(
    Path plan, Optional<Path> config, List<String> agents, Optional<Path> keys) {

  public LoadRequest {
    agents = List.copyOf(agents);
  }

  /// A request where nothing is known of keys.
  public LoadRequest(Path plan, Optional<Path> config, List<String> agents) {
    this(plan, config, agents, Optional.empty());
  }
}
