package dev.taskexec.planner.importer;

import dev.taskexec.abi.budget.Budget;
import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.plan.Artifacts;
import dev.taskexec.abi.plan.Dependencies;
import dev.taskexec.abi.plan.ExecutionPlan;
import dev.taskexec.abi.plan.Grammar;
import dev.taskexec.abi.plan.Need;
import dev.taskexec.abi.plan.OnFailure;
import dev.taskexec.abi.plan.Order;
import dev.taskexec.abi.plan.Queue;
import dev.taskexec.abi.plan.Task;
import dev.taskexec.abi.plan.Terms;
import dev.taskexec.abi.plan.Work;
import dev.taskexec.planner.render.FreeNames;
import dev.taskexec.planner.render.Notes;
import dev.taskexec.planner.render.PlainText;
import dev.taskexec.planner.render.QueueNames;
import dev.taskexec.planner.render.SotWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Makes a source of truth of a list of tasks.
final class Assembly {
  private static final Terms TERMS =
      new Terms(true, List.of(), Budget.NONE, Optional.empty(), OptionalLong.empty(), false);

  private final TaskList list;
  private final List<Entry> entries;
  private final Ids ids;
  private final List<List<Integer>> needs;

  private Assembly(TaskList list) {
    this.list = list;
    this.entries = list.groups().stream().flatMap(group -> group.entries().stream()).toList();
    this.ids = Ids.of(entries);
    this.needs = Needs.of(list, entries, ids);
  }

  /// @param from what the list came from, as plain text
  static String text(TaskList list, String from) {
    var assembly = new Assembly(list);
    return SotWriter.write(assembly.plan(), assembly.notes(from)).text();
  }

  private ExecutionPlan plan() {
    var queues = new ArrayList<Queue>();
    var names = FreeNames.ofQueues(List.of());
    var first = 0;
    for (var group : list.groups()) {
      var name = names.take(QueueNames.of(queues.size(), group.name()));
      var tasks = new ArrayList<Task>();
      for (var entry : group.entries()) {
        tasks.add(task(first++, entry, name));
      }
      queues.add(
          new Queue(
              name,
              list.chained() && !queues.isEmpty()
                  ? List.of(new Need.OfQueue(queues.getLast().name(), false))
                  : List.of(),
              Needs.isSequence(group) ? Order.SEQUENTIAL : Order.PARALLEL,
              OptionalInt.empty(),
              Optional.empty(),
              Budget.NONE,
              JsonValue.NULL,
              tasks));
    }
    return new ExecutionPlan(
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        ".",
        Grammar.EXTENDED,
        new LinkedHashMap<>(),
        true,
        Optional.empty(),
        Budget.NONE,
        new LinkedHashMap<>(),
        queues);
  }

  private Task task(int index, Entry entry, String queue) {
    var id = ids.of(index);
    var title = PlainText.title(PlainText.shortened(entry.title()));
    return new Task(
        id,
        title.isEmpty() ? id.value() : title,
        "execution",
        queue,
        0,
        entry.done(),
        Work.of("noop"),
        new Dependencies(
            needs.get(index).stream()
                .<Need>map(task -> new Need.OfTask(ids.of(task), false))
                .toList(),
            List.of(),
            OnFailure.STOP),
        TERMS,
        Artifacts.NONE,
        entry.tags(),
        JsonValue.NULL);
  }

  private Notes notes(String from) {
    var ofTasks = new LinkedHashMap<String, List<String>>();
    for (var i = 0; i < entries.size(); i++) {
      var texts = new ArrayList<>(entries.get(i).notes());
      if (!PlainText.shortened(entries.get(i).title()).equals(entries.get(i).title())) {
        reportLong(entries.get(i));
        texts.addFirst(entries.get(i).title());
      }
      if (!texts.isEmpty()) {
        ofTasks.put(ids.of(i).value(), texts);
      }
    }
    return new Notes(
        list.title(),
        List.of(
            "Imported from %s.".formatted(PlainText.escaped(PlainText.oneLine(from))),
            """
            None of these tasks does anything yet. To give one work, write a card for it below its queue: a
            heading with its id in backticks, such as ``### `%s` Title``, then what it may touch (`- Permits:`),
            then a fence marked `sh` with a script, or one marked `exec` with a command a line."""
                .formatted(entries.isEmpty() ? "TASK-001" : ids.of(0))),
        ofTasks,
        new LinkedHashMap<>());
  }

  private static void reportLong(Entry entry) {
    entry
        .spot()
        .report(
            Code.IMP004,
            "this title has %d characters; it is cut, and all of it stands in the task's card"
                .formatted(entry.title().length()),
            "give it a shorter title");
  }
}
