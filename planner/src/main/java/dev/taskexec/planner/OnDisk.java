package dev.taskexec.planner;

import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.plan.ExecutionPlan;
import java.util.List;
import java.util.Optional;

/// A plan file as it stands.
///
/// @param plan empty where the file is no plan
/// @param content the digest of what it says, whatever digest it names itself
/// @param diagnostics by place
public record OnDisk(
    Optional<ExecutionPlan> plan, Optional<Sha256> content, List<Diagnostic> diagnostics) {

  public OnDisk {
    diagnostics = List.copyOf(diagnostics);
  }

  /// Whether it says exactly what another plan says, and names the digest of that.
  public boolean says(Sha256 digest) {
    return content.equals(Optional.of(digest))
        && plan.flatMap(ExecutionPlan::digest).equals(content);
  }

  /// Whether it was changed after it was written.
  public boolean isChanged() {
    var said = plan.flatMap(ExecutionPlan::digest);
    return said.isPresent() && !said.equals(content);
  }
}
