package dev.taskexec.effects.process.trace;

import dev.taskexec.abi.effect.Observation.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What every confined program may touch without a permit, as far as watching needs to know it: the
/// base set of `docs/PERMITS.md`, and a file of locales that every program does without.
final class Given {
  private static final List<Path> READABLE =
      paths(
          "/lib64",
          "/usr/lib64",
          "/lib/x86_64-linux-gnu",
          "/usr/lib/x86_64-linux-gnu",
          "/lib/aarch64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/etc/ld.so.cache",
          "/etc/ld.so.preload",
          "/usr/lib/locale",
          "/usr/share/locale",
          "/etc/locale.alias",
          "/usr/share/zoneinfo",
          "/etc/localtime",
          "/dev/random",
          "/dev/urandom");
  private static final List<Path> WRITABLE = paths("/dev/null", "/dev/zero", "/dev/full");
  private static final List<Path> FOR_NETWORK =
      paths(
          "/etc/resolv.conf",
          "/etc/hosts",
          "/etc/nsswitch.conf",
          "/etc/host.conf",
          "/etc/gai.conf",
          "/etc/services",
          "/etc/ssl/certs",
          "/etc/ssl/openssl.cnf",
          "/etc/pki/tls/certs",
          "/etc/pki/ca-trust/extracted",
          "/usr/share/ca-certificates");

  private Given() {}

  private static List<Path> paths(String... paths) {
    return Stream.of(paths).map(Path::of).toList();
  }

  static boolean covers(Way way, Path path) {
    return switch (way) {
      case READ, LISTED -> isIn(WRITABLE, path) || isIn(READABLE, path);
      case CHANGED -> isIn(WRITABLE, path);
      case ENTRY, FOLDER -> false;
    };
  }

  /// What comes with the permit for any connection.
  static boolean coversForNetwork(Way way, Path path) {
    return (way == Way.READ || way == Way.LISTED) && isIn(FOR_NETWORK, path);
  }

  private static boolean isIn(List<Path> places, Path path) {
    return places.stream().anyMatch(path::startsWith);
  }
}
