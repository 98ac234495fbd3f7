package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.List;

/// The names of the agents that there are.
public record AgentNames(List<String> names) {

  public AgentNames {
    names = List.copyOf(names);
  }

  /// Whether there is such an agent; otherwise there is a finding with the nearest name.
  public boolean know(String agent, JsonPath path, Code code, JsonFindings findings) {
    if (names.contains(agent)) {
      return true;
    }
    findings.add(
        code,
        path,
        "is %s, but no agent has that name; there are %s"
            .formatted(Shown.text(agent), String.join(", ", names)),
        Nearest.to(agent, names)
            .map(name -> "did you mean `%s`?".formatted(name))
            .orElse("write one of these names"));
    return false;
  }
}
