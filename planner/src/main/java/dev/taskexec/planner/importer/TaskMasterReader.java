package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostics;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFields;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.JsonTree;
import dev.taskexec.planner.json.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads the `tasks.json` of task-master: `{"tasks": […]}`, or one such object for each tag.
final class TaskMasterReader {
  private static final JsonCodes CODES =
      new JsonCodes(Code.IMP002, Code.IMP003, Code.IMP003, Code.IMP002, Code.IMP003, Code.IMP003);
  private static final String TASKS = "tasks";

  /// Members beside the tasks that are about the file.
  private static final Set<String> ABOUT =
      Set.of("meta", "metadata", "version", "$schema", "created", "updated", "description");

  private TaskMasterReader() {}

  static void read(ImportFile file, Diagnostics diagnostics, Consumer<TaskList> use) {
    file.bytes(diagnostics)
        .ifPresent(
            bytes -> {
              var json = new JsonFile(file.name(), bytes);
              var findings = new JsonFindings(json, CODES);
              JsonTree.read(json, findings).flatMap(value -> list(value, findings)).ifPresent(use);
              findings.reportTo(diagnostics);
            });
  }

  private static Optional<TaskList> list(JsonValue value, JsonFindings findings) {
    if (!(value instanceof JsonValue.Obj object)) {
      findings.say(
          Code.IMP002,
          JsonPath.root(),
          "the file holds %s, not an object with `tasks`".formatted(Shown.value(value)),
          "give a tasks.json of task-master");
      return Optional.empty();
    }
    var root = new JsonFields(object, JsonPath.root(), findings);
    var flat = object.members().get(TASKS) instanceof JsonValue.Arr;
    var tags = flat ? List.of(root) : tags(root);
    var groups = new ArrayList<Group>();
    for (var tag : tags) {
      var label = flat ? "Tasks" : tag.path() instanceof JsonPath.Member(_, var key) ? key : "";
      var prefix = tags.size() == 1 ? "" : label + "-";
      var entries = TaskMasterTask.entries(tag, prefix);
      if (!entries.isEmpty()) {
        groups.add(new Group(label, false, entries));
      }
    }
    return Optional.of(new TaskList("Tasks", false, groups));
  }

  private static List<JsonFields> tags(JsonFields root) {
    var tags = new ArrayList<JsonFields>();
    for (var key : root.keys()) {
      var isTag =
          root.value(key)
              .filter(
                  value ->
                      value instanceof JsonValue.Obj(var members)
                          && members.get(TASKS) instanceof JsonValue.Arr)
              .isPresent();
      if (isTag) {
        root.object(key).ifPresent(tags::add);
      } else if (root.has(key) && !ABOUT.contains(key)) {
        root.findings()
            .say(
                Code.IMP003,
                root.path().member(key),
                "%s is no list of tasks, and not carried over".formatted(Shown.text(key)),
                "look whether the result lacks something");
      }
    }
    return tags;
  }
}
