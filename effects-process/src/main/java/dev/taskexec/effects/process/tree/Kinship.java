package dev.taskexec.effects.process.tree;

import dev.taskexec.effects.process.tree.ProcessStat.Identity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Who belongs to the tree of a process, from look to look: its descendants, the members of its
/// group and of the groups and sessions that they lead, those that were seen among them before, and
/// orphans that carry the traces of the attempt. Used by one thread.
///
/// The root is not waited for while this is in use, so its number and its group's stay its own.
final class Kinship {
  private static final long SELF = ProcessHandle.current().pid();

  private final long root;
  private final Traces traces;
  private final Set<Identity> seen = new HashSet<>();

  /// Seen below another parent than the kit, so the launcher did not start it.
  private final Set<Identity> born = new HashSet<>();

  /// Numbers of members that led a group or session when they were seen. Not whatever group a
  /// member is in: it may move into any in its session, also the kit's.
  private final Set<Long> leaders = new HashSet<>();

  private final Set<Identity> strangers = new HashSet<>();

  Kinship(long root, Traces traces) {
    this.root = root;
    this.traces = traces;
  }

  /// Those that belong to it, parents before their children, also what has ended; orphans among the
  /// latter are cleared away then.
  List<ProcessStat> among(ProcessTable table) {
    forgetGone(table);
    var members = new LinkedHashMap<Identity, ProcessStat>();
    table.get(root).ifPresent(process -> addWithDescendants(process, members, table));
    for (var process : table.all()) {
      if (!members.containsKey(process.identity()) && belongs(process, table)) {
        addWithDescendants(process, members, table);
      }
    }
    remember(members.values());
    members.values().stream().filter(each -> isOrphan(each, table)).forEach(Orphans::reap);
    return new ArrayList<>(members.values());
  }

  private static void addWithDescendants(
      ProcessStat first, LinkedHashMap<Identity, ProcessStat> members, ProcessTable table) {
    var parents = new ArrayDeque<ProcessStat>();
    parents.add(first);
    while (!parents.isEmpty()) {
      var parent = parents.remove();
      if (parent.pid() != SELF && members.putIfAbsent(parent.identity(), parent) == null) {
        parents.addAll(table.childrenOf(parent.pid()));
      }
    }
  }

  private boolean belongs(ProcessStat process, ProcessTable table) {
    return process.group() == root
        || seen.contains(process.identity())
        || isLedByMember(process.group(), table)
        || isLedByMember(process.session(), table)
        || (Orphans.isCandidate(process) && carriesTraces(process));
  }

  /// A group or session keeps its number as long as it has a member, but the number of an empty one
  /// may be a stranger's.
  private boolean isLedByMember(long number, ProcessTable table) {
    return leaders.contains(number)
        && table.get(number).map(ProcessStat::identity).filter(it -> !seen.contains(it)).isEmpty();
  }

  private boolean carriesTraces(ProcessStat process) {
    return process.pid() != SELF
        && !strangers.contains(process.identity())
        && (traces.areCarriedBy(process.pid()) || !strangers.add(process.identity()));
  }

  private void remember(Collection<ProcessStat> members) {
    for (var member : members) {
      seen.add(member.identity());
      if (member.parent() != SELF) {
        born.add(member.identity());
      }
      if (member.group() == member.pid() || member.session() == member.pid()) {
        leaders.add(member.pid());
      }
    }
  }

  private void forgetGone(ProcessTable table) {
    var there = new HashSet<Identity>();
    var numbers = new HashSet<Long>();
    for (var process : table.all()) {
      there.add(process.identity());
      numbers.add(process.group());
      numbers.add(process.session());
    }
    seen.retainAll(there);
    born.retainAll(there);
    strangers.retainAll(there);
    leaders.retainAll(numbers);
  }

  private boolean isOrphan(ProcessStat member, ProcessTable table) {
    return member.pid() != root
        && (born.contains(member.identity()) || !Orphans.mayBeTheLaunchers(member, table));
  }
}
