package dev.taskexec.effects.file;

import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.reach.Reach;
import dev.taskexec.effects.file.reach.RefusedException;
import java.io.IOException;
import java.util.List;

/// What one envelope asks for, its arguments checked.
interface Work {

  /// What it would touch, as it is written.
  List<PermitRule> requests();

  /// Does it.
  ///
  /// @return the effect's result
  /// @throws RefusedException before anything has begun
  JsonValue.Obj perform(Reach reach, Deed deed)
      throws RefusedException, EndedException, IOException, EvidenceException;
}
