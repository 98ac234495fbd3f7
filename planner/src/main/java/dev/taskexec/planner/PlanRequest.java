package dev.taskexec.planner;

import dev.taskexec.abi.effect.KnownEffect;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a plan is to be made from.
///
/// @param sot the source of truth; messages name it as it is given here
/// @param config the configuration folder that was asked for; without one, `config/` beside the
///   source counts, and without that the built-in manifest
/// @param planFolder where the plan stands, or would stand
/// @param generatedAt the time that is written into the plan: ISO 8601, UTC
/// @param generator the program that is written into the plan, such as `task-exec-kit 0.1.0`
/// @param agents the names of the agents that there are
/// @param strict whether warnings are errors
/// @param params values of parameters, by name
/// @param keys the folder of the kit's keys, which no permit may reach
/// @param effects that are installed, for the arguments of envelopes; where there are none, these
///   are not looked at
public record PlanRequest(
    Path sot,
    Optional<Path> config,
    Path planFolder,
    String generatedAt,
    String generator,
    List<String> agents,
    boolean strict,
    SequencedMap<String, String> params,
    Optional<Path> keys,
    List<KnownEffect> effects) {

  public PlanRequest {
    agents = List.copyOf(agents);
    effects = List.copyOf(effects);
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
  }

  /// A request where nothing is known of keys and effects.
  public PlanRequest(
      Path sot,
      Optional<Path> config,
      Path planFolder,
      String generatedAt,
      String generator,
      List<String> agents,
      boolean strict,
      SequencedMap<String, String> params) {
    this(
        sot,
        config,
        planFolder,
        generatedAt,
        generator,
        agents,
        strict,
        params,
        Optional.empty(),
        List.of());
  }
}
