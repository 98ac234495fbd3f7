package dev.taskexec.acceptance.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Whether this machine confines programs, as the kit itself finds out. Where it does not, confined
/// tasks are refused, which tests of their own say.
public final class Sandboxed {
  private Sandboxed() {}

  public static void assume(Kit kit) {
    assumeTrue(!tier(kit).equals("none"), "nothing here confines programs");
  }

  /// The tier that `doctor` tells.
  public static String tier(Kit kit) {
    var found = kit.run("doctor", "--format", "json").exits(0).stdout();
    return Json.parse(found).get("tier").asString();
  }
}
