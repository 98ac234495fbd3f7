package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A root with files, and what permits come to there.
final class GrantBench {
  private final Path root;
  private final SequencedMap<String, String> environment = new LinkedHashMap<>();
  private Strictness strictness = Strictness.USUAL;
  private Optional<Path> scratch = Optional.empty();

  GrantBench(Path root) throws IOException {
    this.root = root.toRealPath();
    environment.put("PATH", "/usr/bin:/bin");
  }

  GrantBench strictness(Strictness other) {
    strictness = other;
    return this;
  }

  GrantBench path(String path) {
    environment.put("PATH", path);
    return this;
  }

  GrantBench scratch(Path folder) {
    scratch = Optional.of(folder);
    return this;
  }

  Path file(String name) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  Path program(String name, String text) throws IOException {
    var file = Files.writeString(file(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path link(String name, Path to) throws IOException {
    var link = root.resolve(name);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, to);
  }

  Granted granted(String... rules) throws UngrantableException {
    return start("sh", Stream.concat(Stream.of("run:sh"), Stream.of(rules)).toArray(String[]::new));
  }

  /// What a program of that name is granted.
  Granted start(String word, String... rules) throws UngrantableException {
    return Granted.to(word, root, environment, confined(rules), true);
  }

  Granted foreseen(String... rules) throws UngrantableException {
    return Granted.to("sh", root, environment, confined(rules), false);
  }

  private Confined confined(String... rules) {
    var permits = new Permits(Stream.of(rules).map(PermitRule::parse).toList());
    return new Confined(root, permits.at(root.toString()), scratch, Optional.empty(), strictness);
  }

  /// What is granted in the root, one line each: `READ src/a`.
  List<String> inRoot(String... rules) throws UngrantableException {
    try (var granted = granted(rules)) {
      return granted.grants().paths().stream()
          .filter(grant -> grant.path().startsWith(root))
          .map(
              grant ->
                  String.join(" ", grant.access().stream().map(Access::name).toList())
                      + " "
                      + root.relativize(grant.path()))
          .toList();
    }
  }

  List<String> notes(String... rules) throws UngrantableException {
    try (var granted = granted(rules)) {
      return granted.notes();
    }
  }
}
