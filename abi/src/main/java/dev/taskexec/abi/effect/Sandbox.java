package dev.taskexec.abi.effect;

import dev.taskexec.abi.json.JsonValue;
import java.util.List;

/// What this machine can enforce on the programs of confined tasks.
///
/// - It MUST find that out by trying, once, and give the same answer from then on.
/// - It MUST be safe to call from many threads.
public interface Sandbox {
  /// For a machine where nobody confines programs.
  Sandbox NONE =
      () -> new Capability("none", List.of("nothing here confines programs"), JsonValue.Obj.EMPTY);

  Capability probe();

  /// @param tier the highest that can be had: `landlock+ns`, `landlock` or `none`
  /// @param missing why it is no higher, and what is not enforced, one line each; empty where all
  ///   is
  /// @param facts what was found, for the ledger's `sandbox.probe`: versions, ways, tools
  record Capability(String tier, List<String> missing, JsonValue.Obj facts) {
    public Capability {
      missing = List.copyOf(missing);
    }
  }
}
