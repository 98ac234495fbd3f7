package dev.taskexec.acceptance.attack;

import dev.taskexec.acceptance.launcher.Kit;
import dev.taskexec.acceptance.launcher.Unprivileged;
import java.io.IOException;
import java.nio.file.Path;

/// As whom the kit runs while it is attacked.
enum Attackers {
  /// Whoever runs the tests; in CI often root.
  SELF {
    @Override
    Kit kit(Path base) {
      return Kit.in(base.resolve("project"));
    }
  },
  /// A user whom file modes bind.
  ORDINARY {
    @Override
    Kit kit(Path base) throws IOException, InterruptedException {
      var kit = Unprivileged.kit(base);
      return new Kit(
          kit.home(), base.resolve("project"), kit.environment(), kit.wrapper(), kit.limit());
    }
  };

  abstract Kit kit(Path base) throws IOException, InterruptedException;
}
