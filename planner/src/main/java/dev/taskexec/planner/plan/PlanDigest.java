package dev.taskexec.planner.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import java.security.MessageDigest;

/// The digest of a plan's meaning: SHA-256 over its RFC 8785 form without the members that only say
/// where it came from. It is fed piece by piece, so that the canonical text never stands in memory.
///
/// Order of calls: `beginPlan`, for each queue `beginQueue`, `task`…, `endQueue`, then `endPlan`.
final class PlanDigest {
  private static final String QUEUES = "queues";
  private static final String TASKS = "tasks";

  private final MessageDigest digest = Sha256.newDigest();
  private boolean firstQueue = true;
  private boolean firstTask = true;

  /// @param members of the plan, without `queues`
  void beginPlan(Obj members) {
    begin(Meaning.ofPlan(members), QUEUES);
  }

  /// @param members of the queue, without `tasks`
  void beginQueue(Obj members) {
    feed(firstQueue ? "" : ",");
    firstQueue = false;
    firstTask = true;
    begin(members, TASKS);
  }

  void task(JsonValue task) {
    feed(firstTask ? "" : ",");
    firstTask = false;
    digest.update(
        CanonicalJson.bytes(task instanceof Obj members ? Meaning.ofTask(members) : task));
  }

  /// @param members those of `beginQueue`
  void endQueue(Obj members) {
    end(members, TASKS);
  }

  /// @param members those of `beginPlan`
  Sha256 endPlan(Obj members) {
    end(Meaning.ofPlan(members), QUEUES);
    return Sha256.of(digest);
  }

  /// RFC 8785 sorts members by name: those before the array come first, those behind it last.
  private void begin(Obj members, String array) {
    var out = new StringBuilder("{");
    for (var name : members.members().keySet().stream().sorted().toList()) {
      if (name.compareTo(array) < 0) {
        append(name, members, out);
        out.append(',');
      }
    }
    feed(out.append('"').append(array).append("\":[").toString());
  }

  private void end(Obj members, String array) {
    var out = new StringBuilder("]");
    for (var name : members.members().keySet().stream().sorted().toList()) {
      if (name.compareTo(array) > 0) {
        out.append(',');
        append(name, members, out);
      }
    }
    feed(out.append('}').toString());
  }

  private static void append(String name, Obj members, StringBuilder out) {
    out.append(CanonicalJson.text(JsonValue.of(name)))
        .append(':')
        .append(CanonicalJson.text(members.members().getOrDefault(name, JsonValue.NULL)));
  }

  private void feed(String text) {
    digest.update(text.getBytes(UTF_8));
  }
}
