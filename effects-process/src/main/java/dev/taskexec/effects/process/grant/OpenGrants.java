package dev.taskexec.effects.process.grant;

import dev.taskexec.effects.process.nativecall.HeldPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Grants whose descriptors are open, until they are closed. Safe for use by many threads: all
/// state is behind one lock.
public final class OpenGrants implements AutoCloseable {
  private final List<HeldPath> held = new ArrayList<>();
  private final List<Grant> grants = new ArrayList<>();
  private boolean closed;

  /// Takes a descriptor over, and closes it with the others.
  synchronized void add(HeldPath path, Path found, Set<Access> access) {
    if (closed) {
      path.close();
      throw new IllegalStateException("closed");
    }
    held.add(path);
    grants.add(new Grant(path.number(), found, access));
  }

  synchronized int size() {
    return grants.size();
  }

  public synchronized List<Grant> list() {
    return List.copyOf(grants);
  }

  /// More than once is as good as once.
  @Override
  public synchronized void close() {
    closed = true;
    held.forEach(HeldPath::close);
    held.clear();
  }
}
