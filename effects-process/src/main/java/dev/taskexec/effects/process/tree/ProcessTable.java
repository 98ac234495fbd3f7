package dev.taskexec.effects.process.tree;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// All processes that can be seen, at one look, which is not one instant: what is read last may
/// have been started by what was read first and has ended since.
public final class ProcessTable {
  private static final File PROC = new File("/proc");

  private final SequencedMap<Long, ProcessStat> byPid = new LinkedHashMap<>();
  private final Map<Long, List<ProcessStat>> byParent = new HashMap<>();

  private ProcessTable() {}

  public static ProcessTable look() {
    var table = new ProcessTable();
    var names = PROC.list();
    if (names != null) {
      for (var name : names) {
        if (Character.isDigit(name.charAt(0))) {
          ProcessStat.read("/proc/" + name + "/stat").ifPresent(table::add);
        }
      }
    }
    return table;
  }

  private void add(ProcessStat process) {
    byPid.put(process.pid(), process);
    byParent.computeIfAbsent(process.parent(), _ -> new ArrayList<>()).add(process);
  }

  public Iterable<ProcessStat> all() {
    return byPid.values();
  }

  public Optional<ProcessStat> get(long pid) {
    return Optional.ofNullable(byPid.get(pid));
  }

  public List<ProcessStat> childrenOf(long pid) {
    return byParent.getOrDefault(pid, List.of());
  }
}
