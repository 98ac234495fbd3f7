package dev.taskexec.abi.invariant;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.pattern.ValuePattern;
import java.util.List;
import java.util.Optional;

/// Something that holds or does not. Paths start where those of effects do.
public sealed interface Condition {

  /// Which file or folder it is about; empty where it is about none.
  default Optional<String> about() {
    return switch (this) {
      case Exists(var path) -> Optional.of(path);
      case Absent(var path) -> Optional.of(path);
      case HasDigest(var path, _) -> Optional.of(path);
      case HasSize(var path, _, _) -> Optional.of(path);
      case Matches(var path, _) -> Optional.of(path);
      case Exits _ -> Optional.empty();
    };
  }

  /// Something is at a path: `exists out/b.txt`.
  record Exists(String path) implements Condition {}

  /// Nothing is at a path: `not exists out/b.txt`.
  record Absent(String path) implements Condition {}

  /// A file has a content: `digest out/b.txt sha256:…`.
  record HasDigest(String path, Sha256 digest) implements Condition {}

  /// A file is so large: `size out/b.txt <= 10MiB`.
  ///
  /// @param bytes from 0
  record HasSize(String path, Comparison comparison, long bytes) implements Condition {}

  /// A line of a file, without its end, fits a pattern: `matches out/b.txt "v[0-9]+"`.
  record Matches(String path, ValuePattern pattern) implements Condition {}

  /// The process of the effect ended with one of these codes: `exit 0,3`. It holds after only.
  record Exits(List<Integer> codes) implements Condition {
    public Exits {
      codes = List.copyOf(codes);
    }
  }
}
