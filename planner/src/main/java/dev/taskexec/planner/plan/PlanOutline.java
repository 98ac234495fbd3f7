package dev.taskexec.planner.plan;

import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.planner.json.JsonFile;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan file without its tasks: what must be known before the tasks can be read one by one.
///
/// @param members of the plan, without `queues`
/// @param queues the members of each queue, without `tasks`; empty for one that is no object
record PlanOutline(Obj members, List<Optional<Obj>> queues) {
  static final String QUEUES = "queues";
  static final String TASKS = "tasks";

  PlanOutline {
    queues = List.copyOf(queues);
  }

  /// The path of a queue.
  ///
  /// @param index from 0
  static JsonPath queuePath(int index) {
    return JsonPath.root().member(QUEUES).item(index);
  }

  /// Empty where the file is not JSON or no object, which is then a finding.
  static Optional<PlanOutline> read(JsonFile file, JsonFindings findings) {
    var outlines = new ArrayList<PlanOutline>();
    var readable =
        JsonTree.read(
            file,
            findings,
            tree -> {
              if (tree.isObject()) {
                outlines.add(outline(tree, findings));
              } else {
                findings.wrongType(JsonPath.root(), tree.value(JsonPath.root()), "an object");
              }
            });
    return readable ? outlines.stream().findFirst() : Optional.empty();
  }

  private static PlanOutline outline(JsonTree tree, JsonFindings findings) {
    var queues = new ArrayList<Optional<Obj>>();
    var seen = new ArrayList<String>();
    var members =
        tree.object(
            JsonPath.root(),
            name -> {
              if (name.equals(QUEUES)) {
                seen.add(name);
                readQueues(tree, queues, findings);
              }
              return name.equals(QUEUES);
            });
    if (seen.isEmpty()) {
      findings.missing(JsonPath.root(), QUEUES);
    }
    return new PlanOutline(members, queues);
  }

  private static void readQueues(JsonTree tree, List<Optional<Obj>> queues, JsonFindings findings) {
    var path = JsonPath.root().member(QUEUES);
    if (!tree.isArray()) {
      wrongType(tree, path, "an array of queues", findings);
      return;
    }
    tree.items(index -> queues.add(readQueue(tree, path.item(index), findings)));
  }

  private static Optional<Obj> readQueue(JsonTree tree, JsonPath path, JsonFindings findings) {
    if (!tree.isObject()) {
      wrongType(tree, path, "an object", findings);
      return Optional.empty();
    }
    var seen = new ArrayList<String>();
    var members =
        tree.object(
            path,
            name -> {
              if (name.equals(TASKS)) {
                seen.add(name);
                skipTasks(tree, path.member(TASKS), findings);
              }
              return name.equals(TASKS);
            });
    if (seen.isEmpty()) {
      findings.missing(path, TASKS);
    }
    return Optional.of(members);
  }

  private static void skipTasks(JsonTree tree, JsonPath path, JsonFindings findings) {
    if (tree.isArray()) {
      tree.skip();
    } else {
      wrongType(tree, path, "an array of tasks", findings);
    }
  }

  private static void wrongType(
      JsonTree tree, JsonPath path, String expected, JsonFindings findings) {
    JsonValue value = tree.value(path);
    findings.wrongType(path, value, expected);
  }
}
