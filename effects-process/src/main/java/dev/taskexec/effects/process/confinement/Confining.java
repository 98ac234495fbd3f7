package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.LaunchException;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Starts one confined program. In a pid namespace the process that it answers with is the wrapper,
/// which ends as the program does, after the last process of the namespace.
///
/// @param launcher has the restriction
/// @param wrapper puts it into namespaces; empty for none
record Confining(
    LinuxLauncher launcher,
    Optional<Wrapper> wrapper,
    Meter meter,
    Tier achieved,
    List<String> notes)
    implements Launcher {

  Confining {
    notes = List.copyOf(notes);
  }

  @Override
  public String name() {
    return launcher.name();
  }

  @Override
  public String tree() {
    return wrapper.isPresent() ? "namespace" : launcher.tree();
  }

  @Override
  public String tier() {
    return achieved.text();
  }

  @Override
  public Process launch(Launch launch) throws LaunchException {
    return launcher.launch(
        wrapper.map(around -> launch.within(around.words(meter))).orElse(launch));
  }

  @Override
  public Optional<String> notStarted(Launch launch, int exit, Supplier<String> said) {
    return wrapper.flatMap(around -> notStarted(around.tools(), launch, exit, said));
  }

  private Optional<String> notStarted(Tools tools, Launch launch, int exit, Supplier<String> said) {
    return Complaint.find(tools, exit, said)
        .map(
            complaint ->
                complaint.isAboutTheProgram(tools)
                    ? launcher.notStarted(launch, complaint.foundTheProgram(), complaint.text())
                    : "cannot be confined: " + complaint.line());
  }
}
