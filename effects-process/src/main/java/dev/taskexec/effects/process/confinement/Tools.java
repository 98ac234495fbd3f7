package dev.taskexec.effects.process.confinement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The system's own programs that confine, by their absolute paths: not along a `PATH`, which may
/// lead to anything.
///
/// @param setpriv of util-linux: has the tree end when the kit's thread for it does
/// @param unshare of util-linux: makes the namespaces
/// @param prlimit of util-linux: sets limits
/// @param timeout of coreutils, which with the duration 0 does no more than start a program, pass
///   signals on and say how it ended: the namespace's first process. A task's own program in that
///   place would be deaf to every signal that it does not handle.
record Tools(String setpriv, String unshare, String prlimit, String timeout) {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"));

  /// @throws MissingToolException if one is not there
  static Tools find() throws MissingToolException {
    return new Tools(find("setpriv"), find("unshare"), find("prlimit"), find("timeout"));
  }

  private static String find(String name) throws MissingToolException {
    return PLACES.stream()
        .map(place -> place.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new MissingToolException(name));
  }

  List<String> all() {
    return List.of(setpriv, unshare, prlimit, timeout);
  }
}
