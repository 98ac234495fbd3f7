package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// What each imported task needs: what its list says, without circles, and what follows from its
/// order.
final class Needs {
  private final TaskList list;
  private final List<Entry> entries;
  private final Ids ids;

  /// By task: the needs that follow from the order of its group.
  private final List<List<Integer>> byOrder = new ArrayList<>();

  /// By task: the others, each the number of a task.
  private final List<List<Written>> written = new ArrayList<>();

  private record Written(Entry.Wanted wanted, int task) {}

  private Needs(TaskList list, List<Entry> entries, Ids ids) {
    this.list = list;
    this.entries = entries;
    this.ids = ids;
  }

  /// @param entries all of the list, in order
  /// @return for each of them the numbers of the tasks that it needs
  static List<List<Integer>> of(TaskList list, List<Entry> entries, Ids ids) {
    var needs = new Needs(list, entries, ids);
    var first = 0;
    for (var group : list.groups()) {
      needs.order(group, first);
      first += group.entries().size();
    }
    entries.forEach(entry -> needs.written.add(needs.find(entry)));
    return needs.withoutCircles();
  }

  /// Whether all tasks of a group simply follow each other, which the queue can say.
  static boolean isSequence(Group group) {
    return group.ordered() && group.entries().stream().noneMatch(Entry::parallel);
  }

  private void order(Group group, int first) {
    var barrier = List.<Integer>of();
    var stretch = new ArrayList<Integer>();
    for (var i = 0; i < group.entries().size(); i++) {
      if (!group.ordered()) {
        byOrder.add(List.of());
      } else if (group.entries().get(i).parallel()) {
        byOrder.add(barrier);
        stretch.add(first + i);
      } else {
        byOrder.add(stretch.isEmpty() ? barrier : List.copyOf(stretch));
        stretch.clear();
        barrier = List.of(first + i);
      }
    }
  }

  private List<Written> find(Entry entry) {
    var found = new ArrayList<Written>();
    for (var wanted : entry.needs()) {
      ids.find(wanted).ifPresent(task -> found.add(new Written(wanted, task)));
    }
    return found;
  }

  private List<List<Integer>> withoutCircles() {
    var components = Circles.components(edges());
    var result = new ArrayList<List<Integer>>();
    for (var group : list.groups()) {
      var isSequence = isSequence(group);
      for (var i = 0; i < group.entries().size(); i++) {
        var task = result.size();
        var needs = new LinkedHashSet<Integer>(isSequence ? List.of() : byOrder.get(task));
        for (var need : written.get(task)) {
          if (isKept(task, need, components)) {
            needs.add(need.task());
          } else {
            report(need, task);
          }
        }
        result.add(List.copyOf(needs));
      }
    }
    return result;
  }

  private boolean isKept(int task, Written need, int[] components) {
    return need.wanted().implied()
        || (task != need.task()
            && (components[task] != components[need.task()]
                || entries.get(need.task()).rank() < entries.get(task).rank()));
  }

  private void report(Written need, int task) {
    var id = Excerpt.of(ids.of(task).value());
    need.wanted()
        .spot()
        .report(
            Code.IMP003,
            need.task() == task
                ? "`%s` needs itself; the need is left out".formatted(id)
                : "`%s` needs `%s`, which waits for `%s`: they could never start; this need is left out"
                    .formatted(id, ids.of(need.task()), id),
            "take one of the needs out there, or look at the order in the result");
  }

  /// The tasks, and behind them two nodes for each group: its start and its end.
  private List<List<Integer>> edges() {
    var edges = new ArrayList<List<Integer>>();
    for (var task = 0; task < entries.size(); task++) {
      var all = new ArrayList<>(byOrder.get(task));
      written.get(task).forEach(need -> all.add(need.task()));
      edges.add(all);
    }
    if (!list.chained()) {
      return edges;
    }
    var first = 0;
    for (var group = 0; group < list.groups().size(); group++) {
      var start = entries.size() + 2 * group;
      var members = new ArrayList<Integer>();
      for (var i = 0; i < list.groups().get(group).entries().size(); i++) {
        edges.get(first).add(start);
        members.add(first++);
      }
      edges.add(group == 0 ? List.of() : List.of(start - 1));
      edges.add(members);
    }
    return edges;
  }
}
