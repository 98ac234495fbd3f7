package dev.taskexec.kernel;

import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.abi.effect.Survivors;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

/// A world that is the machine's own but for what a test says.
final class TestingWorld {
  private static final int SEED = 4;

  private TestingWorld() {}

  static World at(InstantSource clock) {
    return new World(
        clock,
        System::nanoTime,
        new Random(SEED),
        Optional.of("boot"),
        1,
        Survivors.NONE,
        Sandbox.NONE,
        "task-exec-kit 0");
  }
}
