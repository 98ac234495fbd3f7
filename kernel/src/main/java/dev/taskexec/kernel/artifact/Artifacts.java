package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import java.util.List;

/// What a task read and made, by digest.
///
/// @param key the digest of everything that its outputs are made from: commands, effects, permits,
///   environment, inputs
/// @param inputs in the order of their paths
/// @param outputs in the order of their paths
public record Artifacts(Sha256 key, List<FileDigest> inputs, List<FileDigest> outputs) {

  public Artifacts {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// A file.
  ///
  /// @param path relative to the plan's root, with `/`
  /// @param bytes its size
  public record FileDigest(String path, long bytes, Sha256 digest) {}
}
