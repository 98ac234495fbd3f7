package dev.taskexec.planner.render;

import dev.taskexec.abi.plan.Command;
import java.util.List;
import java.util.Optional;

/// A command that a fence of a shell says.
record Script(String language, String body) {
  private static final List<String> SH = List.of("sh", "-euc");
  private static final List<String> BASH = List.of("bash", "-euo", "pipefail", "-c");

  static Optional<Script> of(Command command) {
    var argv = command.argv();
    var start = argv.subList(0, argv.size() - 1);
    var body = argv.getLast();
    if (body.isBlank() || body.endsWith("\n") || body.indexOf('\r') >= 0) {
      return Optional.empty();
    }
    if (start.equals(SH)) {
      return Optional.of(new Script("sh", body));
    }
    return start.equals(BASH) ? Optional.of(new Script("bash", body)) : Optional.empty();
  }
}
