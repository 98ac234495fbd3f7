package dev.taskexec.planner.importer;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.plan.TaskId;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.planner.render.FreeNames;
import dev.taskexec.planner.render.Prefixes;
import dev.taskexec.planner.source.Excerpt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The ids of imported tasks: their own where they can be ids, else the nearest that can.
final class Ids {
  private static final String NUMBERED = "T";
  private static final String NAMED = "task-";

  /// For this many needs that name nothing the nearest id is sought.
  private static final int SUGGESTIONS = 20;

  private final List<TaskId> ids = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private int suggestions;
  private boolean numbersSaid;
  private long lastNumber;

  private Ids() {}

  /// @param entries all, in order
  static Ids of(List<Entry> entries) {
    var ids = new Ids();
    var kept = new HashSet<String>();
    entries.stream().map(Entry::id).filter(Ids::isGood).forEach(kept::add);
    ids.lastNumber = kept.stream().mapToLong(Ids::number).max().orElse(0);
    var free = FreeNames.ofTasks(kept);
    var seen = new HashSet<String>();
    for (var i = 0; i < entries.size(); i++) {
      ids.add(i, entries.get(i), free, seen);
    }
    for (var i = 0; i < entries.size(); i++) {
      ids.indices.putIfAbsent(ids.ids.get(i).value(), i);
    }
    return ids;
  }

  TaskId of(int index) {
    return ids.get(index);
  }

  /// The number of the task that a need names; empty where there is none, which is then a finding.
  Optional<Integer> find(Entry.Wanted wanted) {
    var index = indices.get(wanted.id());
    if (index != null) {
      return Optional.of(index);
    }
    wanted
        .spot()
        .report(
            Code.IMP003,
            "`%s` is needed here, but no task has that id; the need is left out"
                .formatted(Excerpt.of(wanted.id())),
            (suggestions++ < SUGGESTIONS
                    ? Nearest.to(wanted.id(), indices.keySet().stream().sorted().toList())
                    : Optional.<String>empty())
                .map(near -> "did you mean `%s`?".formatted(Excerpt.of(near)))
                .orElse("correct it there and import again, or add a need to the result"));
    return Optional.empty();
  }

  private void add(int index, Entry entry, FreeNames free, HashSet<String> seen) {
    var isNew = entry.id().isEmpty() || seen.add(entry.id());
    if (isNew && isGood(entry.id())) {
      ids.add(new TaskId(entry.id()));
      indices.put(entry.id(), index);
      return;
    }
    var id = new TaskId(free.take(made(entry.id())));
    ids.add(id);
    if (!entry.id().isEmpty()) {
      indices.putIfAbsent(entry.id(), index);
    }
    report(entry, id, isNew);
  }

  private void report(Entry entry, TaskId id, boolean isNew) {
    var written = Excerpt.of(entry.id());
    if (!isNew) {
      entry
          .spot()
          .report(
              Code.IMP003,
              "`%s` is the id of a task further up; this one becomes `%s`, and needs that name `%s` mean the first"
                  .formatted(written, id, written),
              "give it an id of its own and import again, or mend the needs in the result");
    } else if (entry.id().isEmpty()) {
      entry
          .spot()
          .report(
              Code.IMP004,
              "this task has no id; it becomes `%s`".formatted(id),
              "give it an id there if it is to keep one when it is imported again");
    } else if (!isNumber(entry.id())) {
      entry
          .spot()
          .report(
              Code.IMP004,
              "`%s` cannot be an id here; the task becomes `%s`".formatted(written, id),
              "use the new id in commands and needs");
    } else if (!numbersSaid) {
      numbersSaid = true;
      entry
          .spot()
          .report(
              Code.IMP004,
              "an id does not begin with a digit here; `%s` becomes `%s`, and the others likewise"
                  .formatted(written, id),
              "use the new ids in commands and needs");
    }
  }

  private String made(String written) {
    if (written.isEmpty()) {
      return nextNumber();
    }
    var clean = new StringBuilder();
    for (var i = 0; i < Math.min(written.length(), 200); i++) {
      var c = written.charAt(i);
      clean.append(isPart(c) ? c : '-');
    }
    while (!clean.isEmpty() && !TaskId.isId(clean.substring(0, 1))) {
      clean.deleteCharAt(0);
    }
    if (clean.isEmpty()) {
      return nextNumber();
    }
    if (Character.isDigit(clean.charAt(0))) {
      return NUMBERED + clean;
    }
    return isGood(clean.toString()) || Prefixes.of(clean.toString()).isPresent()
        ? clean.toString()
        : NAMED + clean;
  }

  private String nextNumber() {
    lastNumber++;
    return String.format(Locale.ROOT, "%s%03d", NUMBERED, lastNumber);
  }

  /// The number of an id that is made of a `T` and digits; 0 for others.
  private static long number(String id) {
    var isNumbered =
        id.startsWith(NUMBERED)
            && id.length() <= 10
            && id.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    return isNumbered ? Long.parseLong(id.substring(1)) : 0;
  }

  private static boolean isGood(String id) {
    return TaskId.isId(id)
        && !Character.isDigit(id.charAt(0))
        && (Prefixes.isUsual(id) || Prefixes.of(id).isPresent());
  }

  private static boolean isNumber(String id) {
    return id.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  private static boolean isPart(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
