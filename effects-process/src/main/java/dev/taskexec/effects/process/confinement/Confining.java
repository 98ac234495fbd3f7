package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts a program in a pid namespace. The process that it answers with is the wrapper, which ends
/// as the program does, after the last process of the namespace.
record Confining(LinuxLauncher launcher, Wrapper wrapper, Meter meter) implements Launcher {
  @Override
  public String name() {
    return launcher.name();
  }

  @Override
  public String tree() {
    return "namespace";
  }

  @Override
  public List<String> notes() {
    return wrapper.notes();
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    return launcher.launch(launch.within(wrapper.words(meter)));
  }

  @Override
  public Optional<String> notStarted(Launch launch, int exit, Supplier<String> said) {
    return Complaint.find(wrapper.tools(), exit, said)
        .map(
            complaint ->
                complaint.isAboutTheProgram(wrapper.tools())
                    ? launcher.notStarted(launch, complaint.foundTheProgram(), complaint.text())
                    : "cannot be confined: " + complaint.line());
  }
}
