package dev.taskexec.effects.process.confinement;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a wrapper says, in the place where the program's errors go, when it cannot start the
/// program.
///
/// It is told from the program's own words by being the only ones, with the name of the tool before
/// them and its exit code. A program that runs such a tool itself as all that it does, and fails by
/// that, is taken for one that was not started.
///
/// @param line all of it, one line
/// @param tool the path of the one that says it
record Complaint(String line, String tool, int exit) {
  private static final int ANY_FAILURE = 1;
  private static final int OWN_FAILURE = 125; // of timeout
  private static final int NOT_RUN = 126;
  private static final int NOT_FOUND = 127;
  private static final List<Integer> EXITS = List.of(ANY_FAILURE, OWN_FAILURE, NOT_RUN, NOT_FOUND);

  /// @param said on standard error since the start
  static Optional<Complaint> find(Tools tools, int exit, Supplier<String> said) {
    if (!EXITS.contains(exit)) {
      return Optional.empty();
    }
    var line = said.get().strip();
    if (line.isEmpty() || line.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    return tools.all().stream()
        .filter(tool -> isSaidBy(tool, line))
        .findFirst()
        .map(tool -> new Complaint(line, tool, exit));
  }

  /// A tool calls itself by its path or by the last part of it.
  private static boolean isSaidBy(String tool, String line) {
    return line.startsWith(tool + ": ") || line.startsWith(Path.of(tool).getFileName() + ": ");
  }

  /// `timeout` is the last of them, and starts nothing but the program.
  boolean isAboutTheProgram(Tools tools) {
    return tool.equals(tools.timeout()) && exit != OWN_FAILURE && exit != ANY_FAILURE;
  }

  boolean foundTheProgram() {
    return exit == NOT_RUN;
  }

  /// What the system said, behind the tool's own words.
  String text() {
    return line.substring(line.lastIndexOf(": ") + 2);
  }
}
