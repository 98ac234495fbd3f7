package dev.taskexec.planner.migration;

import dev.taskexec.abi.json.IndentedJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Command;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.config.Configuration.Found;
import dev.taskexec.planner.config.Hook;
import dev.taskexec.planner.config.Hooks;
import dev.taskexec.planner.json.JsonCodes;
import dev.taskexec.planner.json.JsonFindings;
import dev.taskexec.planner.json.JsonTree;
import dev.taskexec.planner.render.SotWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The hooks of an old folder: those that a card says as well, and the others.
///
/// All commands of a hook run, also after one that failed; a card stops there. So only a hook of
/// one command becomes a card.
final class OldHooks {
  private static final String ROOT = ".";

  private final Hooks hooks;
  private final Optional<Found<Hooks>> file;
  private final OldNames names;
  private final Set<String> moved = new LinkedHashSet<>();

  OldHooks(Optional<Found<Hooks>> file, OldNames names) {
    this.hooks = file.map(Found::content).orElse(Hooks.NONE);
    this.file = file;
    this.names = names;
  }

  /// The queues, with the work of the tasks whose hook becomes a card.
  List<Queue> queues() {
    return names.queues().stream()
        .map(queue -> queue.withTasks(queue.tasks().stream().map(this::withWork).toList()))
        .toList();
  }

  /// What stays a hook, as the text of a `hooks.json`; empty where nothing does. To be asked behind
  /// [#queues].
  Optional<String> rest() {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    var json = file.get().file();
    var value = JsonTree.read(json, new JsonFindings(json, JsonCodes.CONFIGURATION));
    if (value.isEmpty() || !(value.get() instanceof JsonValue.Obj(var members))) {
      return Optional.empty();
    }
    var rest = new LinkedHashMap<>(members);
    moved.forEach(rest::remove);
    names.oldIds().forEach((id, old) -> copy(old, id, rest));
    names.oldNames().forEach((name, old) -> copy(old, name, rest));
    return rest.isEmpty() && !members.isEmpty()
        ? Optional.empty()
        : Optional.of(IndentedJson.text(new JsonValue.Obj(rest)) + "\n");
  }

  /// Whether there are commands at all.
  boolean haveCommands() {
    return hooks.entries().values().stream().anyMatch(hook -> !hook.commands().isEmpty());
  }

  private static void copy(String from, String to, LinkedHashMap<String, JsonValue> members) {
    var value = members.get(from);
    if (value != null) {
      members.putIfAbsent(to, value);
    }
  }

  private Task withWork(Task task) {
    var old = names.oldIds().getOrDefault(task.id().value(), task.id().value());
    var command = Optional.ofNullable(hooks.entries().get(old)).flatMap(OldHooks::command);
    if (command.isEmpty()) {
      return task;
    }
    moved.add(old);
    return task.withWork(new Work("shell", List.of(command.get()), OnFailure.STOP, List.of()));
  }

  /// The one command of a hook, if a card can say it.
  private static Optional<Command> command(Hook hook) {
    if (hook.commands().size() != 1 || hook.permits().isPresent()) {
      return Optional.empty();
    }
    var old = hook.commands().getFirst();
    var command =
        new Command(old.argv(), Optional.of(old.cwd().orElse(ROOT)), new LinkedHashMap<>());
    return Optional.of(command).filter(SotWriter::canSay);
  }
}
