package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.json.CanonicalJson;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.kernel.artifact.Artifacts.FileDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A list of files in short: its digest decides, its names only say what is different.
///
/// @param digest over paths, sizes and digests of all files
/// @param files in the order of their paths; empty where there are more than [#MOST_NAMED]
record Listing(Sha256 digest, int count, List<FileDigest> files) {
  static final int MOST_NAMED = 1_000;
  private static final int LONGEST_NAME = 200;

  Listing {
    files = List.copyOf(files);
  }

  static Listing of(List<FileDigest> files) {
    var digest = Sha256.newDigest();
    for (var file : files) {
      digest.update(CanonicalJson.bytes(json(file)));
      digest.update((byte) '\n');
    }
    return new Listing(
        Sha256.of(digest), files.size(), files.size() <= MOST_NAMED ? files : List.of());
  }

  /// What is different now; empty if nothing is.
  ///
  /// @param what the files are, such as `input`
  /// @param gone what is said of one that is no longer there, such as `is gone`
  Optional<String> difference(Listing now, String what, String gone) {
    if (digest.equals(now.digest)) {
      return Optional.empty();
    }
    var before = new HashMap<String, FileDigest>();
    files.forEach(file -> before.put(file.path(), file));
    if (isNamed() && now.isNamed()) {
      for (var file : now.files) {
        var old = before.remove(file.path());
        if (old == null) {
          return said(what, file, "is new");
        }
        if (!old.equals(file)) {
          return said(what, file, "changed");
        }
      }
      for (var file : files) {
        if (before.containsKey(file.path())) {
          return said(what, file, gone);
        }
      }
    }
    return Optional.of("its %ss changed".formatted(what));
  }

  private boolean isNamed() {
    return files.size() == count;
  }

  private static Optional<String> said(String what, FileDigest file, String how) {
    return Optional.of("%s `%s` %s".formatted(what, OneLine.of(file.path(), LONGEST_NAME), how));
  }

  private static JsonValue json(FileDigest file) {
    return new JsonValue.Arr(
        List.of(
            JsonValue.of(file.path()),
            JsonValue.of(file.bytes()),
            JsonValue.of(file.digest().hex())));
  }
}
