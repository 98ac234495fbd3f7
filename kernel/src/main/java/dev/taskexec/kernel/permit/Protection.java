package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import java.util.List;

/// What holds for all tasks of a run, whatever their plan says.
///
/// @param denials of `run --deny`, as they were given
/// @param strictness what happens where this machine cannot enforce the permits
/// @param permitsRequired whether a task that is not confined is refused: `--require-permits`
/// @param own the kit's own files
/// @param source knows where the plan's rules stand
public record Protection(
    List<PermitRule> denials,
    Strictness strictness,
    boolean permitsRequired,
    OwnFiles own,
    RuleSource source) {
  /// That of a run about which nothing was said.
  public static final Protection USUAL =
      new Protection(List.of(), Strictness.USUAL, false, OwnFiles.NONE, RuleSource.NONE);

  public Protection {
    denials = List.copyOf(denials);
    for (var rule : denials) {
      if (!rule.denies()) {
        throw new IllegalArgumentException("no denial: " + rule);
      }
    }
  }

  /// Whether confined tasks go on where nothing confines their programs.
  public boolean unsandboxed() {
    return strictness == Strictness.WAIVED;
  }
}
