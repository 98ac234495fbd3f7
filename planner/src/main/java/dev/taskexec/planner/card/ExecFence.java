package dev.taskexec.planner.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.card.Card.Step;
import dev.taskexec.planner.markdown.Block.Fence;
import dev.taskexec.planner.param.Parameters;
import dev.taskexec.planner.source.Findings;
import dev.taskexec.planner.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A fence with one command a line, started without a shell. Blank lines and those that start with
/// `#` are skipped.
final class ExecFence {
  private final Parameters parameters;
  private final Findings findings;

  ExecFence(Parameters parameters, Findings findings) {
    this.parameters = parameters;
    this.findings = findings;
  }

  void read(Fence fence, List<Step> steps) {
    var content = fence.content();
    var text = content.text();
    var commands = 0;
    for (var start = 0; start < text.length(); ) {
      var end = lineEnd(text, start);
      var line = content.sub(start, end).strip();
      if (!line.isEmpty() && line.text().charAt(0) != '#') {
        commands++;
        read(line, steps);
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    if (commands == 0) {
      findings.add(
          Code.SOT063,
          fence.info(),
          "this `exec` fence holds only comments, so it does nothing",
          "write a program with its arguments on a line of its own, or remove it");
    }
  }

  private void read(Written line, List<Step> steps) {
    var words = new ExecLine(line, findings).split();
    var argv = new ArrayList<String>();
    var errors = findings.errors();
    for (var word : words) {
      parameters.fill(word, findings).filter(this::isPossible).ifPresent(w -> argv.add(w.text()));
    }
    if (argv.isEmpty() || findings.errors() > errors) {
      return;
    }
    if (argv.getFirst().isEmpty()) {
      findings.add(
          Code.SOT061,
          line,
          "this line starts with an empty word, which is no program",
          "write a program's name in front");
      return;
    }
    steps.add(new Step(argv));
  }

  private boolean isPossible(Written word) {
    if (word.text().indexOf('\0') >= 0) {
      findings.add(
          Code.SOT061,
          word,
          "this word has a NUL character in it, which no program can be given",
          "take the character out");
      return false;
    }
    var isShort = word.length() <= ScriptFence.LONGEST / 3;
    var length = isShort ? 0 : word.text().getBytes(UTF_8).length;
    if (length > ScriptFence.LONGEST) {
      findings.add(
          Code.SOT064,
          word,
          String.format(
              Locale.ROOT,
              "this word has %,d bytes; the operating system takes %,d in one argument",
              length,
              ScriptFence.LONGEST),
          "put it into a file and have the program read that");
    }
    return length <= ScriptFence.LONGEST;
  }

  private static int lineEnd(String text, int from) {
    var i = from;
    while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }
}
