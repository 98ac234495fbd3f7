package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Foreign calls by which a thread restricts itself, for ever, laid out before and then made one
/// after the other. For use by one thread.
///
/// - After [#run] the thread MUST do nothing but foreign calls whose handles are linked.
/// - Each is of the calling thread alone: what it starts later inherits it, nobody else does.
public final class Steps implements AutoCloseable {
  private static final CFunction CONTROL = CFunction.named("prctl");
  private static final CFunction UNSHARE = CFunction.named("unshare");

  // prctl(2)
  private static final int SET_NO_NEW_PRIVS = 38;
  private static final int SET_SECCOMP = 22;
  private static final int SECCOMP_MODE_FILTER = 2;
  private static final int CAPBSET_READ = 23;
  private static final int CAPBSET_DROP = 24;
  private static final int CAP_AMBIENT = 47;
  private static final int CAP_AMBIENT_CLEAR_ALL = 4;
  private static final int MOST_CAPABILITIES = 64;

  // capset(2)
  private static final int CAPABILITY_VERSION_3 = 0x2008_0522;
  private static final int CAPABILITY_BYTES = 24;
  private static final int CAP_SETPCAP = 1 << 8;
  private static final int EFFECTIVE_LOW = 0;
  private static final int INHERITABLE_LOW = 8;
  private static final int INHERITABLE_HIGH = 20;

  /// Names in all namespaces of a kind.
  public enum Namespace {
    PROCESSES(0x2000_0000),
    IPC(0x0800_0000),
    NETWORK(0x4000_0000);

    private final int flag;

    Namespace(int flag) {
      this.flag = flag;
    }
  }

  private record Step(String name, CFunction function, long[] words) {}

  private final Words words;
  private final Arena arena;
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> descriptors = new ArrayList<>();
  private int failed;

  /// @param arena outlives this; its memory is used by this thread only
  public Steps(Arena arena) {
    this.arena = arena;
    this.words = new Words(arena);
  }

  /// Any function of the C library's that answers less than 0 where it fails.
  public Steps add(String function, long... arguments) {
    steps.add(new Step(function, CFunction.named(function), arguments));
    return this;
  }

  /// What the thread starts is in namespaces of its own, and the first that it starts is the first
  /// process in its. Needs `CAP_SYS_ADMIN`.
  public Steps unshare(Set<Namespace> namespaces) {
    var flags = 0;
    for (var namespace : namespaces) {
      flags |= namespace.flag;
    }
    steps.add(new Step("unshare", UNSHARE, new long[] {flags}));
    return this;
  }

  /// No program can get a capability any more, but for one; also not as root, where the thread may
  /// take them away. With the one to watch performance, a program would read the memory of others
  /// past Landlock.
  ///
  /// @param kept the number of that one, capabilities(7)
  public Steps dropCapabilities(int kept) {
    var head = words.room(Long.BYTES);
    Words.content(head).putInt(CAPABILITY_VERSION_3);
    var data = words.room(CAPABILITY_BYTES);
    if (CFunction.named("capget").call(words.errno(), head.address(), data.address()) != 0) {
      return this;
    }
    var content = Words.content(data);
    if ((content.getInt(EFFECTIVE_LOW) & CAP_SETPCAP) != 0) {
      for (var number = 0; number < MOST_CAPABILITIES; number++) {
        if (number != kept && CONTROL.call(words.errno(), CAPBSET_READ, number) == 1) {
          control("PR_CAPBSET_DROP", CAPBSET_DROP, number);
        }
      }
    }
    content.putInt(INHERITABLE_LOW, 0).putInt(INHERITABLE_HIGH, 0);
    add("capset", head.address(), data.address());
    return control("PR_CAP_AMBIENT_CLEAR_ALL", CAP_AMBIENT, CAP_AMBIENT_CLEAR_ALL);
  }

  /// No program gets more rights than who starts it. Before what follows.
  public Steps noNewPrivileges() {
    return control("PR_SET_NO_NEW_PRIVS", SET_NO_NEW_PRIVS, 1);
  }

  /// Only what the rules allow; see [Landlock].
  ///
  /// @param ports that may be connected to; empty for every one
  /// @throws SpawnError if the kernel does not take them
  public Steps landlock(int version, List<PathRule> paths, Optional<Set<Integer>> ports)
      throws SpawnError {
    var ruleset = Landlock.ruleset(arena, version, paths, ports);
    descriptors.add(ruleset);
    // Without flags: what is refused to other programs than the kit itself is not logged.
    steps.add(
        new Step(
            "landlock_restrict_self",
            Landlock.SYSTEM_CALL,
            new long[] {Landlock.RESTRICT_SELF, ruleset, 0}));
    return this;
  }

  /// Last, because it forbids to change restrictions.
  public Steps filter(SystemCallFilter filter) {
    return control("PR_SET_SECCOMP", SET_SECCOMP, SECCOMP_MODE_FILTER, filter.place(arena));
  }

  private Steps control(String name, long... arguments) {
    steps.add(new Step(name, CONTROL, arguments));
    return this;
  }

  /// Makes the calls, up to the first that fails.
  ///
  /// @return 0; or below 0 its error's number, and [#failed] says which
  public int run() {
    for (var i = 0; i < steps.size(); i++) {
      var step = steps.get(i);
      if (step.function().call(words.errno(), step.words()) < 0) {
        failed = i;
        return -words.errno().number();
      }
    }
    return 0;
  }

  /// The name of the call that failed.
  public String failed() {
    return steps.get(failed).name();
  }

  /// Closes what was opened for the calls.
  @Override
  public void close() {
    // No lambda: to link one is general Java, and the thread may be restricted.
    for (var i = 0; i < descriptors.size(); i++) {
      Descriptor.close(words, descriptors.get(i));
    }
    descriptors.clear();
  }
}
