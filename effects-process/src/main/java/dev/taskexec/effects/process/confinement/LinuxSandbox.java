package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.effect.Sandbox;
import dev.taskexec.effects.process.launcher.LauncherChoice;

/// What the launcher of this machine can enforce.
public final class LinuxSandbox implements Sandbox {
  @Override
  public Capability probe() {
    return Confinement.probe(LauncherChoice.get());
  }
}
