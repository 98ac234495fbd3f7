package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the tasks of one tag, each followed by its subtasks.
///
/// A task waits for its subtasks, and these for what the task needs.
final class TaskMasterTask {
  private static final Set<String> KNOWN =
      Set.of(
          "id",
          "title",
          "description",
          "status",
          "dependencies",
          "priority",
          "details",
          "testStrategy",
          "subtasks",
          "parentTaskId",
          "parentId",
          "createdAt",
          "updatedAt");

  private final String prefix;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> unknown = new HashSet<>();

  private TaskMasterTask(String prefix) {
    this.prefix = prefix;
  }

  /// @param tag the object that has `tasks`
  /// @param prefix in front of all ids, where several tags have the same ones
  static List<Entry> entries(JsonFields tag, String prefix) {
    var reader = new TaskMasterTask(prefix);
    tag.objects("tasks").forEach(reader::add);
    return reader.entries;
  }

  private void add(JsonFields task) {
    var id = id(task);
    var subtasks = task.objects("subtasks");
    var own = needs(task, Optional.empty());
    var needs = new ArrayList<>(own);
    var subIds = new ArrayList<String>();
    for (var subtask : subtasks) {
      var subId = id(subtask);
      subIds.add(subId.isEmpty() || id.isEmpty() ? subId : sub(id, subId));
      if (!subId.isEmpty() && !id.isEmpty()) {
        needs.add(new Entry.Wanted(spot(subtask), prefix + subIds.getLast(), true));
      }
    }
    // Behind its subtasks in rank: they come first, whatever else is said.
    entries.add(entry(task, id, entries.size() + subtasks.size(), needs));
    for (var i = 0; i < subtasks.size(); i++) {
      // What is wrong with the task's own needs was said where they stand.
      var inherited = new ArrayList<Entry.Wanted>();
      own.forEach(need -> inherited.add(new Entry.Wanted((_, _, _) -> {}, need.id(), false)));
      inherited.addAll(needs(subtasks.get(i), Optional.of(id)));
      entries.add(entry(subtasks.get(i), subIds.get(i), entries.size() - 1, inherited));
    }
  }

  private Entry entry(JsonFields task, String id, int rank, List<Entry.Wanted> needs) {
    reportUnknown(task);
    var status = task.string("status").orElse("pending");
    var tags = new LinkedHashSet<String>();
    task.string("priority").ifPresent(priority -> tags.add("priority-" + priority));
    if (!Set.of("pending", "done", "completed", "cancelled").contains(status)) {
      tags.add("status-" + status);
    }
    if (status.equals("cancelled")) {
      task.findings()
          .say(
              Code.IMP004,
              task.path().member("status"),
              "a cancelled task is carried over as done: it never runs, and what needs it goes on",
              "take it out of the result if nothing needs it");
    }
    return new Entry(
        spot(task),
        id.isEmpty() ? "" : prefix + id,
        task.string("title").or(() -> task.string("description")).orElse(""),
        Set.of("done", "completed", "cancelled").contains(status),
        false,
        rank,
        needs,
        List.copyOf(tags),
        notes(task));
  }

  private List<Entry.Wanted> needs(JsonFields task, Optional<String> parent) {
    var needs = new ArrayList<Entry.Wanted>();
    task.eachItem(
        "dependencies",
        (item, at) -> {
          var written = number(item);
          if (written.isEmpty()) {
            task.findings().wrongType(at, item, "the id of a task");
            return;
          }
          // A bare number in a subtask is a sibling's.
          var isSibling = item instanceof JsonValue.Int && parent.isPresent();
          var id = isSibling ? sub(parent.get(), written.get()) : written.get();
          Spot spot = (code, message, help) -> task.findings().say(code, at, message, help);
          needs.add(new Entry.Wanted(spot, prefix + id, false));
        });
    return needs;
  }

  private static List<String> notes(JsonFields task) {
    var parts = new ArrayList<String>();
    if (task.has("title")) {
      task.string("description").filter(text -> !text.isBlank()).ifPresent(parts::add);
    }
    task.string("details").filter(text -> !text.isBlank()).ifPresent(parts::add);
    task.string("testStrategy")
        .filter(text -> !text.isBlank())
        .ifPresent(text -> parts.add("Test strategy: " + text));
    return parts.isEmpty() ? List.of() : List.of(String.join("\n\n", parts));
  }

  private void reportUnknown(JsonFields task) {
    for (var key : task.keys()) {
      if (task.has(key) && !KNOWN.contains(key) && unknown.add(key)) {
        task.findings()
            .say(
                Code.IMP003,
                task.path().member(key),
                "%s is not carried over, here and in other tasks".formatted(Shown.text(key)),
                "put it into the text of the task if it matters");
      }
    }
  }

  private static String id(JsonFields task) {
    return task.value("id").flatMap(TaskMasterTask::number).orElse("");
  }

  /// A number, or a string, as an id.
  private static Optional<String> number(JsonValue value) {
    return switch (value) {
      case JsonValue.Int(var number) -> Optional.of(String.valueOf(number));
      case JsonValue.Real(var number) -> Optional.of(String.valueOf(number));
      case JsonValue.Str(var text) -> Optional.of(text.strip());
      case JsonValue.Arr _, JsonValue.Obj _, JsonValue.Bool _, JsonValue.Null _ -> Optional.empty();
    };
  }

  /// The full id of a subtask; some files write it out themselves.
  private static String sub(String parent, String id) {
    return id.startsWith(parent + ".") ? id : parent + "." + id;
  }

  private static Spot spot(JsonFields task) {
    JsonPath at = task.path();
    return (code, message, help) -> task.findings().say(code, at, message, help);
  }
}
