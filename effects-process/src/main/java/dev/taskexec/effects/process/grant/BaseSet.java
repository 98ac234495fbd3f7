package dev.taskexec.effects.process.grant;

import dev.taskexec.effects.process.nativecall.HeldPath;
import dev.taskexec.effects.process.nativecall.OpenFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What every confined program gets, whatever its permits say: without it hardly any program
/// starts. `docs/PERMITS.md` shows it; what is in it changes only together with [#VERSION].
///
/// A folder in which programs lie is not in it, because the loader runs whatever may be read.
public final class BaseSet {
  public static final int VERSION = 1;

  /// @param path of a file, or of a folder with all that is in it; links in it are followed
  record Entry(String path, Set<Access> access) {
    Entry(String path, Access... access) {
      this(path, Set.of(access));
    }
  }

  static final List<Entry> LOADER =
      List.of(
          new Entry("/lib64/ld-linux-x86-64.so.2", Access.READ, Access.EXECUTE),
          new Entry("/lib/ld-linux-aarch64.so.1", Access.READ, Access.EXECUTE),
          new Entry("/lib/ld-musl-x86_64.so.1", Access.READ, Access.EXECUTE),
          new Entry("/lib/ld-musl-aarch64.so.1", Access.READ, Access.EXECUTE));

  static final List<Entry> LIBRARIES =
      List.of(
          new Entry("/lib/x86_64-linux-gnu", Access.READ),
          new Entry("/usr/lib/x86_64-linux-gnu", Access.READ),
          new Entry("/lib/aarch64-linux-gnu", Access.READ),
          new Entry("/usr/lib/aarch64-linux-gnu", Access.READ),
          new Entry("/lib64", Access.READ),
          new Entry("/usr/lib64", Access.READ),
          new Entry("/etc/ld.so.cache", Access.READ));

  static final List<Entry> PLACE =
      List.of(
          new Entry("/usr/lib/locale", Access.READ),
          new Entry("/usr/share/locale", Access.READ),
          new Entry("/usr/share/zoneinfo", Access.READ),
          new Entry("/etc/localtime", Access.READ));

  static final List<Entry> DEVICES =
      List.of(
          new Entry("/dev/null", Access.READ, Access.CHANGE),
          new Entry("/dev/zero", Access.READ, Access.CHANGE),
          new Entry("/dev/full", Access.READ, Access.CHANGE),
          new Entry("/dev/random", Access.READ),
          new Entry("/dev/urandom", Access.READ));

  /// Where some connection may be made: how names become addresses, and whom to trust.
  static final List<Entry> NETWORK =
      List.of(
          new Entry("/etc/resolv.conf", Access.READ),
          new Entry("/etc/hosts", Access.READ),
          new Entry("/etc/nsswitch.conf", Access.READ),
          new Entry("/etc/host.conf", Access.READ),
          new Entry("/etc/gai.conf", Access.READ),
          new Entry("/etc/services", Access.READ),
          new Entry("/etc/ssl/certs", Access.READ),
          new Entry("/etc/ssl/openssl.cnf", Access.READ),
          new Entry("/etc/pki/tls/certs", Access.READ),
          new Entry("/etc/pki/ca-trust/extracted", Access.READ),
          new Entry("/usr/share/ca-certificates", Access.READ));

  /// On some systems the folder of the libraries leads to one that also holds programs.
  private static final Path MIXED = Path.of("/usr/lib");

  private static final String LIBRARY = ".so";

  private BaseSet() {}

  /// Whether a path is in what every confined program may do that with.
  ///
  /// @param network whether with what comes with the permit for any connection
  public static boolean has(Path path, Access access, boolean network) {
    return Stream.of(LOADER, LIBRARIES, PLACE, DEVICES, network ? NETWORK : List.<Entry>of())
        .flatMap(List::stream)
        .anyMatch(entry -> entry.access().contains(access) && path.startsWith(entry.path()));
  }

  /// @param network whether some connection may be made
  static void grant(OpenGrants grants, boolean network) {
    Here.ALWAYS.forEach(found -> grant(grants, found));
    if (network) {
      Here.FOR_NETWORK.forEach(found -> grant(grants, found));
    }
  }

  private static void grant(OpenGrants grants, Found found) {
    try {
      grants.add(HeldPath.open(found.path()), found.path(), found.access());
    } catch (OpenFailure e) {
      // Gone since it was found, as when packages are updated; the program says what it misses.
    }
  }

  private record Found(Path path, Set<Access> access) {}

  /// What of it this machine has. To follow the links takes longer than to open what is there.
  private static final class Here {
    static final List<Found> ALWAYS =
        found(Stream.of(LOADER, LIBRARIES, PLACE, DEVICES).flatMap(List::stream));
    static final List<Found> FOR_NETWORK = found(NETWORK.stream());

    private static List<Found> found(Stream<Entry> entries) {
      var all = new ArrayList<Found>();
      entries.forEach(
          entry -> {
            var path = RealPath.of(Path.of(entry.path()));
            if (path.equals(MIXED)) {
              libraries(path).forEach(library -> all.add(new Found(library, entry.access())));
            } else if (Files.exists(path)) {
              all.add(new Found(path, entry.access()));
            }
          });
      return all.stream().distinct().toList();
    }

    private static List<Path> libraries(Path folder) {
      var libraries = new ArrayList<Path>();
      try (var files = Files.newDirectoryStream(folder, name -> isLibrary(name))) {
        files.forEach(libraries::add);
      } catch (IOException | DirectoryIteratorException e) {
        return List.of();
      }
      return libraries;
    }

    private static boolean isLibrary(Path file) {
      return file.getFileName().toString().contains(LIBRARY)
          && Files.isRegularFile(file)
          && !Files.isSymbolicLink(file);
    }
  }
}
