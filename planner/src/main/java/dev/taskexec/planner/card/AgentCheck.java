package dev.taskexec.planner.card;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.attribute.Attribute;
import dev.taskexec.planner.attribute.Settings;
import dev.taskexec.planner.config.AgentNames;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;

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

  /// Reports an agent that would not do what the card's fences say.
  ///
  /// @param needed the agent that the fences are for
  void checkFits(Settings settings, String needed) {
    settings
        .get(Attribute.AGENT)
        .filter(agent -> isForFences(agent) && !agent.equals(needed))
        .ifPresent(
            agent ->
                findings.add(
                    Code.SOT060,
                    settings.from(Attribute.AGENT),
                    settings.to(Attribute.AGENT),
                    "the agent `%s` does not run the fences of this card, which are for `%s`"
                        .formatted(agent, needed),
                    "leave the agent out, or mark the fences `example`"));
  }

  private static boolean isForFences(String agent) {
    return agent.equals(SHELL) || agent.equals(EFFECT);
  }
}
