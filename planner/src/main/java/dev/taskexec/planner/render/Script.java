package dev.taskexec.planner.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.plan.Command;
import java.util.List;
import java.util.Optional;

/// A command that a fence of a shell says.
///
/// @param language of the fence
/// @param body without the line end of its last line
record Script(String language, String body) {
  private static final List<String> SH = List.of("sh", "-euc");
  private static final List<String> BASH = List.of("bash", "-euo", "pipefail", "-c");

  /// The longest argument that Linux takes, in bytes.
  private static final int LONGEST = 131_071;

  static Optional<Script> of(Command command) {
    var argv = command.argv();
    var start = argv.subList(0, argv.size() - 1);
    var body = argv.getLast();
    if (body.isBlank() || body.indexOf('\r') >= 0 || isLong(body)) {
      return Optional.empty();
    }
    if (start.equals(SH)) {
      return Optional.of(new Script("sh", body));
    }
    return start.equals(BASH) ? Optional.of(new Script("bash", body)) : Optional.empty();
  }

  private static boolean isLong(String body) {
    return body.length() > LONGEST / 3 && body.getBytes(UTF_8).length > LONGEST;
  }
}
