package dev.taskexec.effects.process;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import java.nio.file.Path;
import java.util.List;

/// What a program's start asks the permits for: to run the program, by its name or by the absolute
/// path that its words say. What it does then, the system asks the grants.
final class ExecRequests {
  private ExecRequests() {}

  /// @param folder where relative paths start; absolute
  static List<PermitRule> of(ExecArguments arguments, Path folder) {
    var word = arguments.argv().getFirst();
    var program =
        word.contains("/")
            ? arguments
                .cwd()
                .map(folder::resolve)
                .orElse(folder)
                .resolve(word)
                .normalize()
                .toString()
            : word;
    try {
      return List.of(new PermitRule(false, Action.RUN, new Program(program)));
    } catch (IllegalArgumentException e) {
      return List.of(); // `.`, `..` and `/` are no programs, and to start them fails
    }
  }
}
