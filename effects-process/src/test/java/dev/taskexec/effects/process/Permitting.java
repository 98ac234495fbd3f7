package dev.taskexec.effects.process;

import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tasks with permits.
final class Permitting {
  private static final List<String> PROGRAMS =
      List.of(
          "cat",
          "env",
          "head",
          "id",
          "readlink",
          "setsid",
          "sh",
          "sleep",
          "tail",
          "tr",
          "true",
          "unshare",
          "yes");

  private Permitting() {}

  /// @param rules of which relative paths start at the folder
  static Confined of(Path folder, String... rules) {
    return of(folder, Strictness.USUAL, rules);
  }

  static Confined of(Path folder, Strictness strictness, String... rules) {
    var root = real(folder);
    var permits = new Permits(Stream.of(rules).map(PermitRule::parse).toList());
    return new Confined(
        root, permits.at(root.toString()), Optional.empty(), Optional.empty(), strictness);
  }

  /// Enough for what is not about permits.
  static Confined much(Path folder) {
    var rules =
        Stream.concat(
            Stream.of("read:/**", "write:**", "net:*"),
            PROGRAMS.stream().map(name -> "run:" + name));
    return of(folder, Strictness.WAIVED, rules.toArray(String[]::new));
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
