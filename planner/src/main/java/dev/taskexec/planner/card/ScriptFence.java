package dev.taskexec.planner.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.card.Card.Step;
import dev.taskexec.planner.markdown.Block.Fence;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A fence that is one script, handed to its shell as one argument.
final class ScriptFence {
  /// Linux gives one argument 32 pages of 4096 bytes, its closing NUL among them (`MAX_ARG_STRLEN`
  /// in `execve(2)`).
  static final int LONGEST = 32 * 4096 - 1;

  private final Findings findings;

  ScriptFence(Findings findings) {
    this.findings = findings;
  }

  /// @param shell the program and its options, which the script follows
  void read(Fence fence, List<String> shell, List<Step> steps) {
    var lines = fence.content().text().replace("\r\n", "\n").replace('\r', '\n');
    // The last line end belongs to the fence.
    var script = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
    if (isPossible(script, fence)) {
      var argv = new ArrayList<>(shell);
      argv.add(script);
      steps.add(new Step(argv));
    }
  }

  private boolean isPossible(String script, Fence fence) {
    if (script.indexOf('\0') >= 0) {
      findings.add(
          Code.SOT064,
          fence.info(),
          "this script has a NUL character in it, which no program can be given",
          "take the character out");
      return false;
    }
    var isShort = script.length() <= LONGEST / 3;
    var length = isShort ? 0 : script.getBytes(UTF_8).length;
    if (length > LONGEST) {
      findings.add(
          Code.SOT064,
          fence.info(),
          String.format(
              Locale.ROOT,
              "this script has %,d bytes; the operating system takes %,d in one argument",
              length,
              LONGEST),
          "put the script into a file and run that, or make several fences of it");
    }
    return length <= LONGEST;
  }
}
