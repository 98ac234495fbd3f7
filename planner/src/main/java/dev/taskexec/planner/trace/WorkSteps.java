package dev.taskexec.planner.trace;

import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.planner.explain.WorkStep;
import dev.taskexec.planner.explain.WorkStep.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a task does, in short.
final class WorkSteps {
  private static final int LONGEST = 100;

  /// How the shells of scripts are started; the script follows.
  private static final List<List<String>> SHELLS =
      List.of(List.of("sh", "-euc"), List.of("bash", "-euo", "pipefail", "-c"));

  private static final Pattern BARE = Pattern.compile("[^\\s'\"\\\\#]+");

  private WorkSteps() {}

  static List<WorkStep> of(WantedTask wanted, TaskTrail trail) {
    var steps = new ArrayList<WorkStep>();
    var work = wanted.task().work();
    for (var i = 0; i < work.commands().size(); i++) {
      steps.add(of(work.commands().get(i), i, trail));
    }
    for (var i = 0; i < work.effects().size(); i++) {
      steps.add(new WorkStep(Kind.EFFECT, text(work.effects().get(i)), 1, trail.effect(i)));
    }
    return List.copyOf(steps);
  }

  private static WorkStep of(Command command, int index, TaskTrail trail) {
    var argv = command.argv();
    var origin = trail.command(index);
    if (SHELLS.contains(argv.subList(0, argv.size() - 1))) {
      var lines = argv.getLast().lines().filter(line -> !line.isBlank()).toList();
      var first = lines.isEmpty() ? "" : lines.getFirst().strip();
      return new WorkStep(
          Kind.SCRIPT, argv.getFirst() + ": " + cut(first), Math.max(1, lines.size()), origin);
    }
    return new WorkStep(Kind.COMMAND, text(argv), 1, origin);
  }

  private static String text(List<String> argv) {
    var text = new StringBuilder();
    for (var word : argv) {
      if (text.length() > LONGEST) {
        break;
      }
      text.append(text.isEmpty() ? "" : " ").append(quoted(cut(word)));
    }
    return cut(text.toString());
  }

  /// A word as an `exec` fence takes it.
  private static String quoted(String word) {
    return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static String text(EffectEnvelope envelope) {
    return cut(envelope.effect() + " " + CanonicalJson.text(envelope.args()));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    var splits =
        Character.isHighSurrogate(text.charAt(LONGEST - 1))
            && Character.isLowSurrogate(text.charAt(LONGEST));
    return text.substring(0, splits ? LONGEST - 1 : LONGEST) + "…";
  }
}
