package dev.taskexec.effects.process;

import dev.taskexec.abi.digest.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Digests of programs, each computed once for as long as its file stays the same. Safe for use by
/// many threads.
final class ProgramDigest {
  private static final int MOST = 1000;
  private static final int PIECE = 64 << 10;
  private static final String STAMP = "unix:ino,dev,size,ctime";

  private final Map<Stamp, Sha256> known = new ConcurrentHashMap<>();

  /// @param values change with the file; nobody can set `ctime` back
  private record Stamp(Path file, Map<String, Object> values) {}

  /// Empty where the file cannot be read, as one that may only be executed.
  Optional<Sha256> of(Path file) {
    try {
      var stamp = new Stamp(file, Map.copyOf(Files.readAttributes(file, STAMP)));
      var digest = known.get(stamp);
      if (digest == null) {
        digest = compute(file);
        if (known.size() < MOST) {
          known.put(stamp, digest);
        }
      }
      return Optional.of(digest);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Sha256 compute(Path file) throws IOException {
    var digest = Sha256.newDigest();
    var piece = new byte[PIECE];
    try (var in = Files.newInputStream(file)) {
      for (var read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return Sha256.of(digest);
  }
}
