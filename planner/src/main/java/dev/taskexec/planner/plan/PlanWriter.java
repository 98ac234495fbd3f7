package dev.taskexec.planner.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Queue;
import java.io.IOException;
import java.io.OutputStream;

/// Writes `plan.json`, indented by two blanks a level, one task after the other.
public final class PlanWriter {
  private static final String STEP = "  ";

  private PlanWriter() {}

  /// The digest of a plan's meaning; one that it already has makes no difference.
  public static Sha256 digest(ExecutionPlan plan) {
    var digest = new PlanDigest();
    var header = PlanJson.header(plan);
    digest.beginPlan(header);
    for (var queue : plan.queues()) {
      var members = PlanJson.queue(queue);
      digest.beginQueue(members);
      queue.tasks().forEach(task -> digest.task(PlanJson.task(task)));
      digest.endQueue(members);
    }
    return digest.endPlan(header);
  }

  /// @param out is flushed, but not closed
  /// @throws IOException if the stream throws it
  public static void write(ExecutionPlan plan, OutputStream out) throws IOException {
    put("{" + members(PlanJson.header(plan), 1) + line(1) + "\"queues\": [", out);
    var separator = "";
    for (var queue : plan.queues()) {
      put(separator + line(2), out);
      write(queue, out);
      separator = ",";
    }
    put((plan.queues().isEmpty() ? "" : line(1)) + "]\n}\n", out);
    out.flush();
  }

  private static void write(Queue queue, OutputStream out) throws IOException {
    put("{" + members(PlanJson.queue(queue), 3) + line(3) + "\"tasks\": [", out);
    var separator = "";
    for (var task : queue.tasks()) {
      put(separator + line(4) + IndentedJson.text(PlanJson.task(task), 4), out);
      separator = ",";
    }
    put((queue.tasks().isEmpty() ? "" : line(3)) + "]" + line(2) + "}", out);
  }

  /// Members with a comma behind each, for one more to follow.
  private static String members(Obj object, int depth) {
    var out = new StringBuilder();
    object
        .members()
        .forEach(
            (name, value) ->
                out.append(line(depth))
                    .append(IndentedJson.text(JsonValue.of(name)))
                    .append(": ")
                    .append(IndentedJson.text(value, depth))
                    .append(','));
    return out.toString();
  }

  private static String line(int depth) {
    return "\n" + STEP.repeat(depth);
  }

  private static void put(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(UTF_8));
  }
}
