package dev.taskexec.planner.config;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonPath;
import dev.taskexec.planner.json.Shown;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// The content of a `hooks.json`: hooks by task id or by a queue's full name.
///
/// @param entries in the order of the file, without the empty ones
/// @param keys all keys, also of the empty ones
public record Hooks(SequencedMap<String, Hook> entries, SequencedSet<String> keys) {
  public static final Hooks NONE = new Hooks(new LinkedHashMap<>(), new LinkedHashSet<>());

  /// For this many keys that match nothing the nearest name is sought.
  private static final int SUGGESTIONS = 20;

  /// Reads the file's value.
  public static Hooks read(JsonValue value, JsonFindings findings) {
    if (!(value instanceof JsonValue.Obj(var members))) {
      findings.wrongType(JsonPath.root(), value, "an object with a member for each hook");
      return NONE;
    }
    var entries = new LinkedHashMap<String, Hook>();
    members.forEach(
        (key, hook) ->
            Hook.read(hook, JsonPath.root().member(key), findings)
                .ifPresent(read -> entries.put(key, read)));
    return new Hooks(entries, new LinkedHashSet<>(members.sequencedKeySet()));
  }

  public Optional<Hook> ofTask(Task task) {
    return Optional.ofNullable(entries.get(task.id().value()));
  }

  public Optional<Hook> ofQueue(Queue queue) {
    return Optional.ofNullable(entries.get(queue.name()));
  }

  /// Warns of every key that is neither a task nor a queue of the plan.
  public void reportUnmatched(List<Queue> queues, JsonFindings findings) {
    var known = new LinkedHashSet<String>();
    for (var queue : queues) {
      known.add(queue.name());
      queue.tasks().forEach(task -> known.add(task.id().value()));
    }
    var unmatched = keys.stream().filter(key -> !known.contains(key)).toList();
    for (var i = 0; i < unmatched.size(); i++) {
      var key = unmatched.get(i);
      findings.addAtKey(
          Code.CFG009,
          JsonPath.root().member(key),
          "is a hook for nothing: the plan has no task and no queue of that name",
          (i < SUGGESTIONS ? Nearest.to(key, known) : Optional.<String>empty())
              .map(name -> "did you mean %s?".formatted(Shown.text(name)))
              .orElse("use a task's id or a queue's full name, or take the hook out"));
    }
  }
}
