package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.Optional;

/// Checks the agents that a document names.
final class AgentCheck {
  private static final String SHELL = "shell";
  private static final String EFFECT = "effect";

  private final AgentNames agents;
  private final Findings findings;

  AgentCheck(AgentNames agents, Findings findings) {
    this.agents = agents;
    this.findings = findings;
  }

  /// Reports an agent that there is not.
  void check(Settings settings) {
    settings
        .get(Attribute.AGENT)
        .filter(agent -> !agents.names().contains(agent))
        .ifPresent(
            agent ->
                findings.add(
                    Code.SOT051,
                    settings.from(Attribute.AGENT),
                    settings.to(Attribute.AGENT),
                    "no agent is called `%s`; there are %s"
                        .formatted(Excerpt.of(agent), String.join(", ", agents.names())),
                    Nearest.to(agent, agents.names())
                        .map("did you mean `%s`?"::formatted)
                        .orElse("write one of these names, or leave the attribute out")));
  }

  /// Reports an agent that would not do what the task is given to do.
  ///
  /// @param needed the agent that it is for
  /// @param work what it is, as the object of a sentence
  /// @param task where the task stands, for an agent that a farther place names
  void checkFits(TaskSettings settings, String needed, String work, Stretch task) {
    var agent = settings.get(Attribute.AGENT).orElse(needed);
    if (!isForFences(agent) || agent.equals(needed)) {
      return;
    }
    var place = own(settings.card()).or(() -> own(settings.row())).orElse(task);
    findings.add(
        Code.SOT060,
        place.from(),
        place.to(),
        "the agent `%s` does not run %s, which are for `%s`".formatted(agent, work, needed),
        "write `Agent: %s`, or leave the agent out".formatted(needed));
  }

  private static Optional<Stretch> own(Settings settings) {
    return settings.has(Attribute.AGENT)
        ? Optional.of(new Stretch(settings.from(Attribute.AGENT), settings.to(Attribute.AGENT)))
        : Optional.empty();
  }

  private static boolean isForFences(String agent) {
    return agent.equals(SHELL) || agent.equals(EFFECT);
  }
}
