package dev.taskexec.kernel.resume;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.kernel.folder.Words;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.List;

/// The digest of what the tasks of a run do. A plan with a digest says all of it itself; to another
/// one hooks are applied when it is run, and they may have been changed since.
public final class WorkDigest {

  private WorkDigest() {}

  /// SHA-256 over a line of canonical JSON for each task.
  ///
  /// @param tasks in plan order
  public static Sha256 of(List<PlannedTask> tasks) {
    var digest = Sha256.newDigest();
    for (var task : tasks) {
      digest.update(CanonicalJson.bytes(line(task)));
      digest.update((byte) '\n');
    }
    return Sha256.of(digest);
  }

  private static JsonValue line(PlannedTask planned) {
    var work = planned.task().work();
    return Obj.builder()
        .put("task", planned.instance().toString())
        .put("agent", Words.text(planned.agent()))
        .put("on_error", work.onError().word())
        .put("confined", planned.task().terms().confined())
        .put(
            "permits",
            Words.texts(
                planned.task().terms().permits().stream().map(PermitRule::toString).toList()))
        .put("commands", work.commands().stream().map(WorkDigest::command).toList())
        .build();
  }

  private static JsonValue command(Command command) {
    var env = Obj.builder();
    command.env().forEach((name, value) -> env.put(name, Words.text(value)));
    return Obj.builder()
        .put("cmd", Words.texts(command.argv()))
        .put("cwd", command.cwd().map(Words::text).orElse(JsonValue.NULL))
        .put("env", env.build())
        .build();
  }
}
