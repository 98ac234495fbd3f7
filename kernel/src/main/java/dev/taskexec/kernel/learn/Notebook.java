package dev.taskexec.kernel.learn;

import dev.taskexec.abi.plan.Instance;
import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.task.PlannedTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is noted of all tasks of a run that learns permits. Safe for use by several threads.
final class Notebook {
  private final RunFolder run;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Set<String> begun = ConcurrentHashMap.newKeySet();

  /// The gate calls effects on the thread of the attempt.
  private final ThreadLocal<@Nullable Session> current = new ThreadLocal<>();

  /// @param tasks as the plan has them, in its order
  Notebook(RunFolder run, List<PlannedTask> tasks) {
    this.run = run;
    tasks.forEach(task -> pages.put(task.instance().toString(), new Page(task)));
  }

  /// Begins to watch what this thread asks for.
  Session begin(Instance instance) {
    var name = instance.toString();
    var page = pages.get(name);
    if (page == null) {
      throw new IllegalArgumentException("no task of this run: " + name);
    }
    begun.add(name);
    var session = new Session(page, run, name + "_seen");
    current.set(session);
    return session;
  }

  void end() {
    current.remove();
  }

  Optional<Session> current() {
    return Optional.ofNullable(current.get());
  }

  /// Of the tasks that were tried, in plan order.
  List<Lesson> lessons() {
    return pages.entrySet().stream()
        .filter(entry -> begun.contains(entry.getKey()))
        .map(entry -> entry.getValue().lesson())
        .toList();
  }
}
