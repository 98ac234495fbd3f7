package dev.taskexec.effects.process.grant;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that one confined program and what it starts may touch, as the system's own sandbox
/// understands it. What is not granted is refused by the system.
///
/// @param paths with open descriptors, which whoever made this closes when the program has started
/// @param ports to which TCP connections may be made, of any host; empty for every port
public record Grants(List<Grant> paths, Optional<Set<Integer>> ports) {

  public Grants {
    paths = List.copyOf(paths);
    ports = ports.map(Set::copyOf);
  }
}
