package dev.taskexec.kernel.resume;

import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.kernel.folder.RequestJson;
import dev.taskexec.kernel.folder.TaskRanges;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.json.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Reads `request.json`.
public final class RequestReader {

  private RequestReader() {}

  /// What a file of requests holds.
  public sealed interface Read {

    record Whole(RequestJson request) implements Read {}

    /// It is of a version that came later.
    record Newer() implements Read {}

    /// @param reason one line
    record Wrong(String reason) implements Read {}
  }

  public static Read read(byte[] bytes) {
    var object = JsonText.object(bytes);
    if (object.isEmpty()) {
      return new Read.Wrong("it is no JSON object");
    }
    var fields = new JsonFields(object.get());
    try {
      return fields.smallCount("v") == RequestJson.VERSION
          ? new Read.Whole(request(fields))
          : new Read.Newer();
    } catch (IllegalArgumentException e) {
      return new Read.Wrong(String.valueOf(e.getMessage()));
    }
  }

  /// A run of an earlier version of the kit knows nothing of denials.
  private static RequestJson.Guard guard(JsonFields fields) {
    return new RequestJson.Guard(
        fields.has("deny")
            ? fields.texts("deny").stream().map(PermitRule::parse).toList()
            : List.of(),
        fields.has("require_permits") && fields.truth("require_permits"),
        fields.has("require_sandbox") && fields.truth("require_sandbox"),
        fields.truth("unsandboxed"));
  }

  private static RequestJson request(JsonFields fields) {
    var of = fields.smallCount("of");
    var selection = fields.fields("selection");
    return new RequestJson(
        Path.of(fields.text("base")),
        Path.of(fields.text("start")),
        fields.optionalText("config").map(Path::of),
        fields.digest("work"),
        fields.smallCount("workers"),
        fields.truth("dry_run"),
        Duration.ofMillis(fields.count("grace_ms")),
        fields.optionalSmallCount("max_fail"),
        fields.has("timeout_ms")
            ? Optional.of(Duration.ofMillis(fields.count("timeout_ms")))
            : Optional.empty(),
        fields.truth("force"),
        guard(fields),
        TaskRanges.parse(fields.text("tasks"), of),
        of,
        new RequestJson.Selected(
            selection.texts("only"),
            selection.texts("skip"),
            selection.texts("tags"),
            selection.optionalText("failed_of"),
            selection.truth("needs")),
        fields.has("learn") && fields.truth("learn"));
  }
}
