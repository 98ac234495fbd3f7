package dev.taskexec.acceptance.attack;

import dev.taskexec.acceptance.launcher.Sot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A source of truth of scripts that run one after the other, each under its own permits.
final class Cards {
  static final String UNCONFINED = "unconfined";

  private final List<String> ids = new ArrayList<>();
  private final StringBuilder cards = new StringBuilder();
  private String more = "";

  /// With one more line of front matter.
  Cards front(String line) {
    more += line + "\n";
    return this;
  }

  /// A task with a script of `sh`.
  ///
  /// @param permits rules, or [#UNCONFINED] alone
  Cards task(String id, String script, String... permits) {
    return card(id, "```sh\n%s\n```".formatted(script.strip()), permits);
  }

  Cards card(String id, String body, String... permits) {
    ids.add("`" + id + "`");
    var rules =
        Stream.of(permits)
            .map(rule -> rule.equals(UNCONFINED) ? rule : "`" + rule + "`")
            .collect(Collectors.joining(", "));
    cards.append("### `%s` A task\n\n".formatted(id));
    if (!rules.isEmpty()) {
      cards.append("- Permits: ").append(rules).append('\n');
    }
    cards.append("- On failure: continue\n\n").append(body).append("\n\n");
    return this;
  }

  /// Writes `sot.md`; its tasks run in order.
  void write(Path folder) {
    write(folder, "- Order: sequential");
  }

  /// @param attribute of the queue
  void write(Path folder, String attribute) {
    Sot.write(
        folder,
        """
        ---
        task-exec-kit: 1
        %s---
        # Work

        ## Execution Queue

        1. **Queue A — Work**
           - Tasks: %s
           %s

        %s"""
            .formatted(more, String.join(", ", ids), attribute, cards));
  }
}
