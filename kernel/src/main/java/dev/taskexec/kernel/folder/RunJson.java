package dev.taskexec.kernel.folder;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.file.AtomicFile;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.outcome.AttemptReport;
import dev.taskexec.abi.outcome.Outcome;
import dev.taskexec.kernel.task.PlannedTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `run.json`: the run's results in plan order. They are written as soon as those before them are
/// there; until then they wait as finished text. The file appears whole at the end. For use by one
/// thread.
public final class RunJson implements AutoCloseable {
  private static final int DEPTH = 2;

  private final Place place;
  private final AtomicFile file;
  private final List<PlannedTask> tasks;
  private final Map<Integer, byte[]> waiting = new HashMap<>();
  private final TreeMap<String, Integer> counts = new TreeMap<>();
  private int written;
  private boolean good = true;

  private RunJson(Place place, AtomicFile file, List<PlannedTask> tasks) {
    this.place = place;
    this.file = file;
    this.tasks = tasks;
  }

  /// @param head what is known when the run begins
  /// @param tasks those that will have a result, in plan order
  public static RunJson begin(RunFolder folder, RunHead head, List<PlannedTask> tasks)
      throws EvidenceException {
    var place = folder.runJson();
    try {
      var json = new RunJson(place, AtomicFile.create(place.real()), tasks);
      json.begin(head);
      return json;
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  private void begin(RunHead head) throws IOException {
    try {
      print("{\n");
      for (var member : head.json().members().sequencedEntrySet()) {
        printMember(member.getKey(), member.getValue());
        print(",\n");
      }
      print("  \"results\": [");
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /// Takes a task's result.
  ///
  /// @param report its outcome stands in it
  /// @param attempts how many there were, from 0
  public void result(PlannedTask planned, AttemptReport report, int attempts, long ms)
      throws EvidenceException {
    var outcome = report.outcome();
    counts.merge(outcome.word(), 1, Integer::sum);
    good &= planned.isGood(outcome);
    waiting.put(planned.index(), text(planned, report, attempts, ms));
    try {
      for (var next = nextText(); next != null; next = nextText()) {
        print(written == 0 ? "\n    " : ",\n    ");
        file.stream().write(next);
        written++;
      }
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  /// Whether every result so far is good, and so what `status` would be.
  public boolean isGood() {
    return good;
  }

  /// Makes the file appear.
  public void end(Instant ended) throws EvidenceException {
    if (written < tasks.size()) {
      throw new IllegalStateException("no result of " + tasks.get(written).instance());
    }
    var each = Obj.builder();
    counts.forEach(each::put);
    try {
      print(written == 0 ? "],\n" : "\n  ],\n");
      printMember("status", JsonValue.of(good ? "ok" : "error"));
      print(",\n");
      printMember("ended", Words.time(ended));
      print(",\n");
      printMember("counts", each.build());
      print("\n}\n");
      file.commit();
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  @Override
  public void close() throws EvidenceException {
    try {
      file.close();
    } catch (IOException e) {
      throw Unwritable.at(place.shown(), e);
    }
  }

  private byte @Nullable [] nextText() {
    return written < tasks.size() ? waiting.remove(tasks.get(written).index()) : null;
  }

  private static byte[] text(PlannedTask planned, AttemptReport report, int attempts, long ms) {
    var task = planned.task();
    var result =
        Obj.builder()
            .put("task", task.id().value())
            .put("instance", planned.instance().number())
            .put("queue", Words.text(task.queue()))
            .put("agent", Words.text(planned.agent()))
            .put("status", report.outcome().word());
    if (!report.outcome().reason().isEmpty()) {
      result.put("reason", Words.text(report.outcome().reason()));
    }
    if (report.outcome() instanceof Outcome.Skipped(var why, _)) {
      result.put("why", why.word());
    }
    result.put("attempts", attempts).put("ms", ms);
    report.evidence().ifPresent(evidence -> result.put("evidence", Words.text(evidence.path())));
    if (!report.commands().isEmpty()) {
      result.put(
          "commands",
          report.commands().stream().map(each -> CommandJson.members(each).build()).toList());
    }
    return IndentedJson.text(result.build(), DEPTH).getBytes(StandardCharsets.UTF_8);
  }

  private void printMember(String name, JsonValue value) throws IOException {
    print("  " + CanonicalJson.text(JsonValue.of(name)) + ": " + IndentedJson.text(value, 1));
  }

  private void print(String text) throws IOException {
    file.stream().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
