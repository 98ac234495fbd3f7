package dev.taskexec.planner.legacy;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The queues of a plan while it is read.
final class QueueList {
  private static final int LONGEST_ID = 100;

  private final String text;
  private final Findings findings;
  private final List<Queue> finished = new ArrayList<>();
  private final Map<String, Integer> nameOffsets = new HashMap<>();
  private final Map<String, Planned> planned = new HashMap<>();
  private final Offsets mentions = new Offsets();

  private String name = "";
  private int from;
  private int to;
  private List<Task> tasks = new ArrayList<>();

  /// A task id that is planned already.
  private record Planned(int first, int instances) {}

  QueueList(String text, Findings findings) {
    this.text = text;
    this.findings = findings;
  }

  /// Whether there is a queue that a task could go to.
  boolean hasQueue() {
    return !name.isEmpty();
  }

  /// The name of the queue that tasks go to now.
  String current() {
    return name;
  }

  /// Starts a queue.
  ///
  /// @param lineFrom where its line starts
  /// @param lineTo the offset behind its line
  void start(String fullName, int lineFrom, int lineTo) {
    finish();
    name = fullName;
    from = lineFrom;
    to = lineTo;
    var first = nameOffsets.putIfAbsent(fullName, lineFrom);
    if (first != null) {
      findings.add(
          Code.SOT018,
          from,
          to,
          "there is a queue `%s` already, on line %d; both are planned"
              .formatted(Excerpt.of(name), findings.line(first)),
          "give one of them another name, or put their tasks together");
    }
  }

  /// Adds a task to the current queue.
  void add(TaskReferences reference) {
    var start = reference.start();
    if (reference.length() > LONGEST_ID) {
      findings.add(
          Code.SOT021,
          start,
          reference.end(),
          "`%s` has %d characters, a task id has %d at most"
              .formatted(
                  findings.excerpt(start + 1, reference.end() - 1), reference.length(), LONGEST_ID),
          "write a shorter number");
      return;
    }
    var id = new TaskId(reference.id());
    tasks.add(Task.legacy(id, Layers.of(id.value()), name, findings.line(start)));
    var before = planned.get(id.value());
    if (before == null) {
      planned.put(id.value(), new Planned(start, 1));
      return;
    }
    var instance = new Instance(id, before.instances() + 1);
    planned.put(id.value(), new Planned(before.first(), instance.number()));
    findings.add(
        Code.SOT016,
        start,
        reference.end(),
        "`%s` is planned on line %d already; here it becomes `%s` and runs once more"
            .formatted(id, findings.line(before.first()), instance),
        "remove one of them unless the task is to run more than once");
  }

  /// Notes the ids of a line that is no task line.
  void addMentions(int lineFrom, int lineTo) {
    var references = new TaskReferences(text, lineFrom, lineTo);
    while (references.next()) {
      mentions.add(references.start());
      mentions.add(references.end());
    }
  }

  /// All queues, when everything was read.
  List<Queue> finishAll() {
    finish();
    reportMentions();
    return List.copyOf(finished);
  }

  private void finish() {
    if (!hasQueue()) {
      return;
    }
    if (tasks.isEmpty()) {
      findings.add(
          Code.SOT017,
          from,
          to,
          "`%s` has no task".formatted(Excerpt.of(name)),
          "write a task line such as ``- Tasks: `TASK-001` `` below it");
    }
    finished.add(Queue.legacy(name, tasks));
    tasks = new ArrayList<>();
  }

  private void reportMentions() {
    var reported = new HashSet<String>();
    for (var i = 0; i < mentions.size(); i += 2) {
      var start = mentions.get(i);
      var end = mentions.get(i + 1);
      var id = text.substring(start + 1, end - 1);
      if (!planned.containsKey(id) && reported.add(id)) {
        findings.add(
            Code.SOT015,
            start,
            end,
            "`%s` is named here but planned nowhere: this is no task line"
                .formatted(Excerpt.of(id)),
            "name it on a line that starts with `- Tasks:` if it is to be planned");
      }
    }
  }
}
