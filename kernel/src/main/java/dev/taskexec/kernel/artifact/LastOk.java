package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Arr;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

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
    var object = object(JsonLine.parse(line));
    var parts = new LinkedHashMap<String, Sha256>();
    object(object.members().get("work"))
        .members()
        .forEach((name, digest) -> parts.put(name, new Sha256(text(digest))));
    return new LastOk(
        text(object.members().get("task")),
        new RunId(text(object.members().get("run"))),
        new WorkKey(parts),
        listing(object(object.members().get("inputs"))),
        listing(object(object.members().get("outputs"))),
        number(object.members().get("used")));
  }

  private static JsonValue json(Listing listing) {
    return Obj.builder()
        .put("digest", listing.digest().hex())
        .put("count", listing.count())
        .put("files", listing.files().stream().map(Listing::json).toList())
        .build();
  }

  private static Listing listing(Obj object) {
    return new Listing(
        new Sha256(text(object.members().get("digest"))),
        Math.toIntExact(number(object.members().get("count"))),
        items(object.members().get("files")).items().stream().map(LastOk::file).toList());
  }

  private static FileDigest file(JsonValue value) {
    var items = items(value).items();
    if (items.size() != 3) {
      throw new IllegalArgumentException("not a file: " + value);
    }
    return new FileDigest(text(items.get(0)), number(items.get(1)), new Sha256(text(items.get(2))));
  }

  private static Obj object(@Nullable JsonValue value) {
    return value instanceof Obj object ? object : wrong(value);
  }

  private static Arr items(@Nullable JsonValue value) {
    return value instanceof Arr items ? items : wrong(value);
  }

  private static String text(@Nullable JsonValue value) {
    return value instanceof Str(var text) ? text : wrong(value);
  }

  private static long number(@Nullable JsonValue value) {
    return value instanceof Int(var number) ? number : wrong(value);
  }

  private static <T> T wrong(@Nullable JsonValue value) {
    throw new IllegalArgumentException("not expected here: " + value);
  }
}
