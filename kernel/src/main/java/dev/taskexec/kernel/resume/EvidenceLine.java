package dev.taskexec.kernel.resume;

import dev.taskexec.abi.budget.Quantity;
import dev.taskexec.abi.budget.Usage;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.CommandReport;
import dev.taskexec.abi.outcome.LogFile;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.json.JsonText;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a line of `evidence.jsonl` tells of an attempt.
///
/// @param report as the agent gave it; its files are named from where the user sees the run's
///   folder now
/// @param outputs the files that it made
record EvidenceLine(AttemptReport report, List<FileDigest> outputs) {
  private static final String HOW_SAMPLED = Usage.How.SAMPLED.word();

  /// The instance that a line is about; empty where it is no line of evidence.
  static Optional<String> instance(byte[] line) {
    return JsonText.object(line)
        .map(JsonFields::new)
        .filter(fields -> fields.isText("instance"))
        .map(fields -> fields.text("instance"));
  }

  /// @param planned the task that it is about
  /// @throws IllegalArgumentException if it is not as the kit writes it
  static EvidenceLine parse(byte[] line, PlannedTask planned, RunFolder folder) {
    var fields =
        new JsonFields(
            JsonText.object(line).orElseThrow(() -> new IllegalArgumentException("no object")));
    var outcome =
        OutcomeText.of(
            fields.text("outcome"),
            fields.optionalText("why").orElse(""),
            fields.optionalText("reason").orElse(""));
    var told = fields.objects("commands");
    var commands =
        Stream.iterate(0, i -> i < told.size(), i -> i + 1)
            .map(i -> command(told.get(i), i, planned, folder))
            .toList();
    var evidence =
        fields.has("evidence")
            ? Optional.of(file(fields.fields("evidence"), "path", folder))
            : Optional.<LogFile>empty();
    return new EvidenceLine(
        new AttemptReport(outcome, commands, evidence, usage(fields.fields("usage"))),
        outputs(fields));
  }

  /// The files that the report names.
  Stream<LogFile> files() {
    return Stream.concat(
        report.commands().stream().map(CommandReport::log).flatMap(Optional::stream),
        report.evidence().stream());
  }

  private static List<FileDigest> outputs(JsonFields fields) {
    return fields.has("outputs")
        ? fields.objects("outputs").stream()
            .map(
                each ->
                    new FileDigest(each.text("path"), each.count("bytes"), each.digest("digest")))
            .toList()
        : List.of();
  }

  /// The plan's own command where it is the same, so that a million reports share them.
  private static CommandReport command(
      JsonFields fields, int index, PlannedTask planned, RunFolder folder) {
    var argv = fields.texts("cmd");
    var cwd = fields.optionalText("cwd");
    var own = planned.task().work().commands();
    var command =
        index < own.size() && own.get(index).argv().equals(argv) && own.get(index).cwd().equals(cwd)
            ? own.get(index)
            : new Command(argv, cwd, new LinkedHashMap<>());
    return new CommandReport(
        command,
        fields.optionalNumber("rc"),
        fields.has("log") ? Optional.of(file(fields, "log", folder)) : Optional.empty(),
        fields.optionalText("error"));
  }

  /// A file in `logs/`: the folders before its name are those that the user saw at that time.
  private static LogFile file(JsonFields fields, String name, RunFolder folder) {
    var path = fields.text(name);
    var file = folder.log(path.substring(path.lastIndexOf('/') + 1));
    return new LogFile(file.shown(), fields.count("bytes"), fields.digest("digest"));
  }

  private static Usage usage(JsonFields fields) {
    var usage = Usage.NONE;
    for (var quantity : Quantity.values()) {
      if (fields.has(quantity.field())) {
        var figure = fields.fields(quantity.field());
        var how = figure.text("how").equals(HOW_SAMPLED) ? Usage.How.SAMPLED : Usage.How.MEASURED;
        usage = usage.with(quantity, figure.count("amount"), how);
      }
    }
    return usage;
  }
}
