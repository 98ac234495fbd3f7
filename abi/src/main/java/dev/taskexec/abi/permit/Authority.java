package dev.taskexec.abi.permit;

import java.nio.file.Path;
import java.util.Optional;

/// What the task behind an effect may do, as the gate hands it to the effect: the gate has compared
/// rules as they are written, the effect looks at what they lead to.
public sealed interface Authority {

  /// Whatever the user may.
  record Unconfined() implements Authority {}

  /// What the permits say, and nothing else.
  ///
  /// @param root the folder that relative paths of the plan start from; absolute and resolved.
  ///   Below it no link leads from a permitted folder to anywhere.
  /// @param permits with absolute paths only: the task's, narrowed by the envelope's; the programs
  ///   that the plan names itself; denials of `--deny` and of the kit's own files
  /// @param scratch the attempt's private temporary folder, which may be read and written though it
  ///   lies where nothing else may
  /// @param sandbox the lower tier that the plan chose for programs: `landlock`; empty for the
  ///   highest there is
  record Confined(
      Path root,
      Permits permits,
      Optional<Path> scratch,
      Optional<String> sandbox,
      Strictness strictness)
      implements Authority {

    public Confined {
      if (!root.isAbsolute()) {
        throw new IllegalArgumentException("a relative root: " + root);
      }
    }
  }

  /// What happens where this machine cannot enforce all that the permits say.
  enum Strictness {
    /// Whatever cannot be enforced to the letter is refused: `--require-sandbox`.
    REQUIRED,
    /// What would not be confined is refused; what is confined less finely than it is written (a
    /// host of a program's `net:`) is said.
    USUAL,
    /// It goes on with what there is: `--allow-unsandboxed`.
    WAIVED
  }

  /// Whether what is started must end with the task.
  default boolean isConfined() {
    return this instanceof Confined;
  }
}
