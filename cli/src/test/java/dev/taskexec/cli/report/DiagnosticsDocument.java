package dev.taskexec.cli.report;

import dev.taskexec.abi.diagnostic.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// `docs/DIAGNOSTICS.md`, made from the table of codes and the advice on them.
final class DiagnosticsDocument {
  private static final String HEAD =
      """
      # Diagnostics

      Every message about wrong input has a code, a severity, a place and a remedy:

      ```text
      warning[SOT008]: this is no queue: it has `-` instead of the dash `—`
        --> sot.md:9:14
         |
       9 | 4. **Queue D - Hyphen, not a dash**
         |              ^
      help: write `4. **Queue D — Hyphen, not a dash**`
      ```

      An *error* means that nothing is planned or run (exit code 1, or 64 for the command line and 74 for what cannot be written). A
      *warning* means that it goes on, but probably not as you meant; `--strict` makes it an error. A *note* never changes an exit code. A
      code is never given a new meaning. Of each code the first hundred findings are shown and the others counted. `--format json` and
      `--format sarif` of `plan` and `validate` tell the same for programs; see [COMMANDS.md](COMMANDS.md#what-was-found-for-programs).

      This page is made from the code; a test compares it.
      """;
  private static final Map<String, String> BLOCKS =
      blocks(
          List.of(
              "SOT", "The source of truth",
              "CFG", "Configuration",
              "PLN", "Plans",
              "CHK", "What a plan cannot mean",
              "IMP", "Importing",
              "USE", "The command line",
              "RUN", "Runs",
              "OUT", "Writing"));

  private DiagnosticsDocument() {}

  static String text() {
    var advice = Advice.Table.read();
    var out = new StringBuilder(HEAD);
    var block = "";
    for (var code : Code.values()) {
      var next = code.name().substring(0, 3);
      if (!next.equals(block)) {
        out.append("\n## ").append(BLOCKS.getOrDefault(next, next)).append('\n');
        block = next;
      }
      out.append("\n### ").append(code).append("\n\n");
      out.append("*%s.* **%s**\n\n".formatted(code.severity().word(), code.sentence()));
      out.append(advice.of(code).cause()).append("  \n");
      out.append("→ ").append(advice.of(code).mend()).append('\n');
    }
    return out.toString();
  }

  private static SequencedMap<String, String> blocks(List<String> words) {
    var blocks = new LinkedHashMap<String, String>();
    for (var i = 0; i < words.size(); i += 2) {
      blocks.put(words.get(i), words.get(i + 1));
    }
    return blocks;
  }
}
