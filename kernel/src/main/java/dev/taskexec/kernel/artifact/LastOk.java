package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import dev.taskexec.kernel.json.JsonFields;
import dev.taskexec.kernel.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

/// What is remembered of a task that ended well.
///
/// @param task which it is, among all plans that keep their runs in the same place
/// @param run in which it ended
/// @param used when it was last looked at, in seconds since 1970
record LastOk(String task, RunId run, WorkKey work, Listing inputs, Listing outputs, long used) {

  LastOk usedAt(long now) {
    return new LastOk(task, run, work, inputs, outputs, now);
  }

  String line() {
    var parts = Obj.builder();
    work.parts().forEach((name, digest) -> parts.put(name, digest.hex()));
    return CanonicalJson.text(
        Obj.builder()
            .put("task", task)
            .put("run", run.value())
            .put("work", parts.build())
            .put("inputs", json(inputs))
            .put("outputs", json(outputs))
            .put("used", used)
            .build());
  }

  /// @throws IllegalArgumentException if it is no such line
  static LastOk parse(String line) {
    var fields =
        JsonText.object(line.getBytes(StandardCharsets.UTF_8))
            .map(JsonFields::new)
            .orElseThrow(() -> new IllegalArgumentException("not an object"));
    var work = fields.fields("work");
    var parts = new LinkedHashMap<String, Sha256>();
    work.object()
        .members()
        .sequencedKeySet()
        .forEach(name -> parts.put(name, new Sha256(work.text(name))));
    return new LastOk(
        fields.text("task"),
        new RunId(fields.text("run")),
        new WorkKey(parts),
        listing(fields.fields("inputs")),
        listing(fields.fields("outputs")),
        fields.count("used"));
  }

  private static JsonValue json(Listing listing) {
    return Obj.builder()
        .put("digest", listing.digest().hex())
        .put("count", listing.count())
        .put("files", listing.files().stream().map(LastOk::json).toList())
        .build();
  }

  private static Listing listing(JsonFields listing) {
    return new Listing(
        new Sha256(listing.text("digest")),
        listing.smallCount("count"),
        listing.objects("files").stream().map(LastOk::file).toList());
  }

  private static JsonValue json(FileDigest file) {
    return Obj.builder()
        .put("path", file.path())
        .put("bytes", file.bytes())
        .put("digest", file.digest().hex())
        .build();
  }

  private static FileDigest file(JsonFields file) {
    return new FileDigest(file.text("path"), file.count("bytes"), new Sha256(file.text("digest")));
  }
}
