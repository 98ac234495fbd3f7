package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Instance;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.cli.session.Session;
import dev.taskexec.kernel.learn.UsedPermits;
import dev.taskexec.planner.LoadRequest;
import dev.taskexec.planner.Planner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What `plan` says of permits that the last runs with the same permits never used. It is a warning
/// also where warnings are errors, because it depends on what ran here.
///
/// @param source what messages call the plan's source
/// @param folder of the plan, beside whose runs it looks; absolute
record UnusedPermits(ExecutionPlan plan, Path source, Path folder, Session session) {
  private static final int NEWEST = 5;

  /// What is known of one task from its runs.
  private static final class Known {
    private final List<PermitRule> used = new ArrayList<>();
    private int runs;
  }

  List<Diagnostic> find() {
    var tasks = named(plan);
    tasks.values().removeIf(task -> allowed(task) == 0);
    if (tasks.isEmpty()) {
      return List.of();
    }
    var known = new HashMap<String, Known>();
    for (var run : newestRuns()) {
      look(run, tasks, known);
    }
    var root = root();
    var found = new ArrayList<Diagnostic>();
    tasks.forEach(
        (instance, task) ->
            Optional.ofNullable(known.get(instance))
                .flatMap(it -> warning(instance, task, it, root))
                .ifPresent(found::add));
    return found;
  }

  private static long allowed(Task task) {
    return task.terms().confined()
        ? task.terms().permits().stream().filter(rule -> !rule.denies()).count()
        : 0;
  }

  private static SequencedMap<String, Task> named(ExecutionPlan plan) {
    var seen = new HashMap<String, Integer>();
    var named = new LinkedHashMap<String, Task>();
    plan.tasks()
        .forEach(
            task -> {
              var number = seen.merge(task.id().value(), 1, Integer::sum);
              named.put(new Instance(task.id(), number).toString(), task);
            });
    return named;
  }

  private List<Path> newestRuns() {
    var runs = folder.resolve("runs");
    try (var entries = Files.list(runs)) {
      return entries
          .flatMap(entry -> RunId.parse(String.valueOf(entry.getFileName())).stream())
          .sorted(Comparator.reverseOrder())
          .limit(NEWEST)
          .map(id -> runs.resolve(id.value()))
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  /// A run that cannot be read says nothing.
  private void look(Path run, SequencedMap<String, Task> tasks, HashMap<String, Known> known) {
    SequencedMap<String, List<PermitRule>> used;
    try {
      used = UsedPermits.read(run);
    } catch (IOException _) {
      return;
    }
    if (used.isEmpty()) {
      return;
    }
    var agents = session.surroundings().providers().agentNames();
    var then =
        Planner.load(new LoadRequest(run.resolve("plan.json"), Optional.empty(), agents)).plan();
    if (then.isEmpty()) {
      return;
    }
    var before = named(then.get());
    used.forEach(
        (instance, requests) -> {
          var now = tasks.get(instance);
          var old = before.get(instance);
          if (now != null && old != null && now.terms().permits().equals(old.terms().permits())) {
            var it = known.computeIfAbsent(instance, _ -> new Known());
            it.used.addAll(requests);
            it.runs++;
          }
        });
  }

  private String root() {
    var root = folder.resolve(plan.root());
    try {
      return root.toRealPath().toString();
    } catch (IOException _) {
      return root.normalize().toString();
    }
  }

  private Optional<Diagnostic> warning(String instance, Task task, Known known, String root) {
    var unused = UsedPermits.unused(task.terms().permits(), known.used, root);
    if (unused.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.of(
            Code.CHK008,
            new Place.OfFile(source.toString()),
            "`%s` (line %d) is permitted %s, which %s never used"
                .formatted(
                    instance,
                    task.sourceLine(),
                    unused.stream().map(rule -> "`" + rule + "`").collect(Collectors.joining(", ")),
                    known.runs == 1
                        ? "its last watched run"
                        : "its last %d watched runs".formatted(known.runs)),
            "take away what it does not need; `run --learn --only %s` shows what it does"
                .formatted(task.id())));
  }
}
