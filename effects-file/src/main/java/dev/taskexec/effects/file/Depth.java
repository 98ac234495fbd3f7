package dev.taskexec.effects.file;

import java.nio.file.Path;

/// How deep trees may be. Each folder on the way is held open, so the bound keeps a hostile tree
/// from taking all descriptors of the kit.
final class Depth {
  private static final int MOST = 200;

  private Depth() {}

  static void check(int depth, Path folder) throws EndedException.Trouble {
    if (depth >= MOST) {
      throw new EndedException.Trouble(
          "`%s` lies %d folders deep, which is too deep".formatted(Existing.shown(folder), depth));
    }
  }
}
