package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads commands: an array of `{"cmd": [argv…], "cwd": folder}`.
public final class CommandReader {
  private static final String EXAMPLE = "[\"sh\", \"-c\", \"echo hello\"]";

  private CommandReader() {}

  /// The commands of a hook. It has no variables; an `env` is an unknown field.
  public static List<Command> ofHook(JsonFields hook) {
    return read(hook, false);
  }

  /// The commands of a task in a plan.
  public static List<Command> ofTask(JsonFields task) {
    return read(task, true);
  }

  private static List<Command> read(JsonFields fields, boolean withVariables) {
    var commands = new ArrayList<Command>();
    for (var command : fields.objects("commands")) {
      var cwd = command.word("cwd").filter(folder -> !folder.isEmpty());
      var env = withVariables ? variables(command) : noVariables(command);
      argv(command).ifPresent(argv -> commands.add(new Command(argv, cwd, env)));
    }
    return commands;
  }

  private static SequencedMap<String, String> noVariables(JsonFields command) {
    if (command.has("env") && command.findings().codes().equals(JsonCodes.CONFIGURATION)) {
      command
          .findings()
          .addAtKey(
              Code.CFG012,
              command.path().member("env"),
              "is not read: a hook's command has no variables of its own",
              "set them in the command: \"cmd\": [\"env\", \"NAME=value\", \"program\"]");
    }
    return new LinkedHashMap<>();
  }

  /// Empty where something is wrong with it, which is then a finding.
  private static Optional<List<String>> argv(JsonFields command) {
    var findings = command.findings();
    var given = command.value("cmd");
    if (given.isEmpty()) {
      findings.add(
          findings.codes().missing(),
          command.path(),
          "is a command without a `cmd`",
          "add the program and its arguments: \"cmd\": " + EXAMPLE);
      return Optional.empty();
    }
    if (!(given.get() instanceof JsonValue.Arr(var items))) {
      findings.wrongType(command.path().member("cmd"), given.get(), "an array such as " + EXAMPLE);
      return Optional.empty();
    }
    var words = command.words("cmd");
    if (words.size() < items.size()) {
      return Optional.empty();
    }
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      reportEmpty(command, words, findings);
      return Optional.empty();
    }
    return Optional.of(words);
  }

  private static void reportEmpty(JsonFields command, List<String> words, JsonFindings findings) {
    findings.add(
        findings.codes().empty(),
        command.path().member("cmd"),
        words.isEmpty()
            ? "is empty; it must name a program"
            : "starts with an empty string; it must start with a program",
        "write the program and its arguments, for example " + EXAMPLE);
  }

  private static SequencedMap<String, String> variables(JsonFields command) {
    var variables = command.wordMap("env");
    for (var name : variables.keySet()) {
      if (name.isEmpty() || name.contains("=")) {
        command
            .findings()
            .addAtKey(
                command.findings().codes().impossible(),
                command.path().member("env").member(name),
                "is no variable: a name is not empty and has no `=` in it",
                "write \"NAME\": \"value\"");
      }
    }
    return variables;
  }
}
