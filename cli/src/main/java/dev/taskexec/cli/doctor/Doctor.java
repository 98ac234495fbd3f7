package dev.taskexec.cli.doctor;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.cli.session.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds out what this machine has and can enforce.
public final class Doctor {
  private static final Path PROC = Path.of("/proc");

  private Doctor() {}

  /// In the order in which it is shown.
  public static List<Finding> look(Surroundings surroundings) {
    var folder = surroundings.workingFolder();
    var findings = new ArrayList<Finding>();
    findings.addAll(KitFindings.look());
    findings.addAll(new MachineFindings(PROC).look());
    findings.addAll(SandboxFindings.look(surroundings.world().get().sandbox().probe()));
    surroundings.providers().checkups().forEach(each -> findings.addAll(each.look()));
    findings.addAll(new FolderFindings(folder).look());
    findings.addAll(new ConfigurationFindings(folder).look());
    findings.addAll(ProviderFindings.look(surroundings.providers()));
    findings.addAll(TerminalFindings.look(surroundings));
    return List.copyOf(findings);
  }
}
