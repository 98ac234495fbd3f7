package dev.taskexec.effects.process.nativecall;

import java.lang.foreign.Arena;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rules of Landlock, landlock(7), that a thread can put on itself: everything that this version of
/// it can refuse is refused, but for what a rule allows.
public final class Landlock {
  // The same numbers on all machines
  private static final int CREATE_RULESET = 444;
  private static final int ADD_RULE = 445;
  static final int RESTRICT_SELF = 446;

  private static final int ASK_VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int NET_PORT = 2;

  private static final int SINCE_TCP = 4;
  private static final int SINCE_SCOPES = 6;
  private static final long BIND_TCP = 1;
  private static final long CONNECT_TCP = 2;

  /// Abstract Unix sockets, and signals.
  private static final long SCOPES = 3;

  private static final int EINVAL = 22;
  private static final long FILE_BITS = PathRight.bits(PathRight.ofFiles());

  static final CFunction SYSTEM_CALL = CFunction.named("syscall");

  private Landlock() {}

  /// Which one the kernel has; 0 or less where it has none or it is not switched on: minus the
  /// error's number.
  public static int version() {
    try (var arena = Arena.ofConfined()) {
      var errno = new Errno(arena);
      var version = SYSTEM_CALL.call(errno, CREATE_RULESET, 0, 0, ASK_VERSION);
      return version < 0 ? -errno.number() : version;
    }
  }

  /// What a version does not see.
  ///
  /// @param ports see [#ruleset]
  public static Set<Gap> gaps(int version, Optional<Set<Integer>> ports) {
    var gaps = EnumSet.noneOf(Gap.class);
    if (!PathRight.known(version).contains(PathRight.TRUNCATE)) {
      gaps.add(Gap.TRUNCATION);
    }
    if (version < SINCE_TCP && ports.filter(Set::isEmpty).isPresent()) {
      gaps.add(Gap.CONNECTIONS);
    }
    return gaps;
  }

  /// Whether a version tells the ports of TCP from one another.
  public static boolean knowsPorts(int version) {
    return version >= SINCE_TCP;
  }

  /// Whether a version keeps signals within.
  public static boolean keepsSignals(int version) {
    return version >= SINCE_SCOPES;
  }

  /// Makes a set of rules, which the calling thread has to close.
  ///
  /// @param ports that may be connected to; empty for every one
  /// @return its descriptor
  /// @throws SpawnError if the kernel does not take them
  static int ruleset(Arena arena, int version, List<PathRule> paths, Optional<Set<Integer>> ports)
      throws SpawnError {
    var words = new Words(arena);
    var known = PathRight.bits(PathRight.known(version));
    var attributes = words.room(3L * Long.BYTES);
    var content = Words.content(attributes);
    content.putLong(known);
    if (version >= SINCE_TCP) {
      content.putLong(ports.isPresent() ? BIND_TCP | CONNECT_TCP : BIND_TCP);
    }
    if (version >= SINCE_SCOPES) {
      content.putLong(SCOPES);
    }
    var ruleset =
        SYSTEM_CALL.call(
            words.errno(), CREATE_RULESET, attributes.address(), content.position(), 0);
    if (ruleset < 0) {
      throw SpawnError.ofStep(words.errno().number(), "landlock_create_ruleset");
    }
    try {
      for (var rule : paths) {
        allow(words, ruleset, rule, PathRight.bits(rule.rights()) & known);
      }
      if (version >= SINCE_TCP) {
        for (var port : ports.orElse(Set.of())) {
          allow(words, ruleset, port);
        }
      }
      return ruleset;
    } catch (SpawnError | RuntimeException e) {
      Descriptor.close(words, ruleset);
      throw e;
    }
  }

  private static void allow(Words words, int ruleset, PathRule rule, long rights)
      throws SpawnError {
    var error = allowPath(words, ruleset, rule.descriptor(), rights);
    // It is a file, to which the rights of folders cannot be given.
    if (error == EINVAL && (rights & FILE_BITS) != 0) {
      error = allowPath(words, ruleset, rule.descriptor(), rights & FILE_BITS);
    }
    if (error != 0) {
      throw SpawnError.ofStep(error, "landlock_add_rule for " + rule.path());
    }
  }

  private static int allowPath(Words words, int ruleset, int descriptor, long rights) {
    var attributes = words.room(2L * Long.BYTES);
    Words.content(attributes).putLong(rights).putInt(descriptor);
    return add(words, ruleset, PATH_BENEATH, attributes.address());
  }

  private static void allow(Words words, int ruleset, int port) throws SpawnError {
    var attributes = words.room(2L * Long.BYTES);
    Words.content(attributes).putLong(CONNECT_TCP).putLong(port);
    var error = add(words, ruleset, NET_PORT, attributes.address());
    if (error != 0) {
      throw SpawnError.ofStep(error, "landlock_add_rule for port " + port);
    }
  }

  /// @return the error's number, or 0
  private static int add(Words words, int ruleset, int type, long attributes) {
    return SYSTEM_CALL.call(words.errno(), ADD_RULE, ruleset, type, attributes, 0) == 0
        ? 0
        : words.errno().number();
  }
}
