package dev.taskexec.cli.render;

import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.kernel.json.JsonFields;
import java.util.List;
import java.util.function.Consumer;

/// The attempts at a task, for people. What is not as the kit writes it is left out: the file was
/// on a disk.
public final class AttemptsText {

  private AttemptsText() {}

  /// @param attempts lines of `evidence.jsonl`
  public static void write(List<Obj> attempts, Styles styles, Consumer<String> lines) {
    for (var attempt : attempts) {
      try {
        write(new JsonFields(attempt), styles, lines);
      } catch (IllegalArgumentException odd) {
        lines.accept(
            "a line of the evidence cannot be read: "
                + Shown.text(String.valueOf(odd.getMessage())));
      }
    }
  }

  private static void write(JsonFields attempt, Styles styles, Consumer<String> lines) {
    var outcome = attempt.text("outcome");
    var good = outcome.equals("ok") || outcome.equals("noop") || outcome.equals("skipped");
    var head = new StringBuilder(attempt.text("instance"));
    if (attempt.count("attempt") > 0) {
      head.append(", attempt ").append(attempt.count("attempt"));
    }
    head.append(", ").append(styles.paint(good ? Role.GOOD : Role.BAD, Shown.text(outcome)));
    attempt
        .optionalText("reason")
        .ifPresent(reason -> head.append(": ").append(Shown.text(reason)));
    lines.accept(head.toString());
    lines.accept(
        "  started %s, ended %s".formatted(shown(attempt, "started"), shown(attempt, "ended")));
    attempt
        .optionalText("because")
        .filter(because -> !because.isEmpty())
        .ifPresent(because -> lines.accept("  ran because " + Shown.text(because)));
    var usage = usage(attempt);
    if (!usage.isEmpty()) {
      lines.accept("  used " + usage);
    }
    attempt.objects("commands").forEach(command -> command(command, lines));
    if (attempt.has("evidence")) {
      lines.accept("  see " + shown(attempt.fields("evidence"), "path"));
    }
  }

  private static void command(JsonFields command, Consumer<String> lines) {
    var words = Shown.text(String.join(" ", command.texts("cmd")));
    var end =
        command.has("rc")
            ? "exit " + command.number("rc")
            : Shown.text(command.optionalText("error").orElse("no exit"));
    var log = command.optionalText("log").map(path -> "; see " + Shown.text(path)).orElse("");
    lines.accept("  $ %s".formatted(words));
    lines.accept("    %s%s".formatted(end, log));
  }

  private static String usage(JsonFields attempt) {
    var usage = attempt.fields("usage");
    return String.join(
        ", ",
        usage.object().members().keySet().stream()
            .map(name -> figure(name, usage.fields(name)))
            .toList());
  }

  private static String figure(String name, JsonFields figure) {
    var how = figure.text("how");
    return "%s %d%s"
        .formatted(
            Shown.text(name),
            figure.count("amount"),
            how.equals("measured") ? "" : " (" + Shown.text(how) + ")");
  }

  private static String shown(JsonFields fields, String name) {
    return Shown.text(fields.text(name));
  }
}
