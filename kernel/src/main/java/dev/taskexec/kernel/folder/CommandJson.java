package dev.taskexec.kernel.folder;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.outcome.CommandReport;

/// A command as the original tool wrote it: `cmd`, `cwd`, then `rc` and `log`, or `error`; `log`
/// stands beside `error` where a command that had begun was ended.
final class CommandJson {

  private CommandJson() {}

  static JsonValue.Builder members(CommandReport report) {
    var members =
        JsonValue.Obj.builder()
            .put("cmd", Words.texts(report.command().argv()))
            .put("cwd", report.command().cwd().map(Words::text).orElse(JsonValue.NULL));
    report.exit().ifPresent(exit -> members.put("rc", exit));
    report.error().ifPresent(error -> members.put("error", Words.text(error)));
    report.log().ifPresent(log -> members.put("log", Words.text(log.path())));
    return members;
  }
}
