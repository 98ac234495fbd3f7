package dev.taskexec.effects.process.confinement;

import dev.taskexec.effects.process.grant.Access;
import dev.taskexec.effects.process.grant.Grant;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Restriction;
import dev.taskexec.effects.process.nativecall.Landlock;
import dev.taskexec.effects.process.nativecall.Machine;
import dev.taskexec.effects.process.nativecall.PathRight;
import dev.taskexec.effects.process.nativecall.PathRule;
import dev.taskexec.effects.process.nativecall.SpawnError;
import dev.taskexec.effects.process.nativecall.Steps;
import dev.taskexec.effects.process.nativecall.Steps.Namespace;
import dev.taskexec.effects.process.nativecall.SystemCallFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Landlock and a filter of system calls around one program.
///
/// @param version of Landlock
/// @param own what the wrapper needs, beside the grants
/// @param namespaces that the thread itself makes; none where a wrapper does it
record Shield(
    Machine machine, int version, Grants grants, List<PathRule> own, Set<Namespace> namespaces)
    implements Restriction {

  /// Root may do with permitted files what root may do, also with those of other users.
  private static final int CAP_DAC_OVERRIDE = 1;

  @Override
  public void addTo(Steps steps) throws SpawnError {
    if (makesNamespace()) {
      steps.unshare(namespaces);
    }
    var rules = Stream.concat(own.stream(), grants.paths().stream().map(Shield::rule)).toList();
    steps
        .dropCapabilities(CAP_DAC_OVERRIDE)
        .noNewPrivileges()
        .landlock(version, rules, grants.ports())
        .filter(SystemCallFilter.of(machine, Landlock.gaps(version, grants.ports())));
  }

  @Override
  public boolean makesNamespace() {
    return !namespaces.isEmpty();
  }

  private static PathRule rule(Grant grant) {
    var rights = EnumSet.noneOf(PathRight.class);
    grant.access().forEach(access -> rights.addAll(rights(access)));
    return new PathRule(grant.descriptor(), grant.path(), rights);
  }

  /// Never devices, sockets, or commands to devices.
  private static Set<PathRight> rights(Access access) {
    return switch (access) {
      case READ -> EnumSet.of(PathRight.READ_FILE, PathRight.READ_DIR);
      case LIST -> EnumSet.of(PathRight.READ_DIR);
      case EXECUTE -> EnumSet.of(PathRight.EXECUTE);
      case CHANGE -> EnumSet.of(PathRight.WRITE_FILE, PathRight.TRUNCATE);
      case CREATE ->
          EnumSet.of(
              PathRight.MAKE_REG,
              PathRight.MAKE_DIR,
              PathRight.MAKE_SYM,
              PathRight.MAKE_FIFO,
              PathRight.REMOVE_FILE,
              PathRight.REMOVE_DIR,
              PathRight.REFER);
    };
  }
}
