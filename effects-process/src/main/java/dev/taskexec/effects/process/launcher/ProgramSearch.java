package dev.taskexec.effects.process.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a program is: as execvp(3) in the child would find it, from its working folder and along
/// the `PATH` of its own environment.
final class ProgramSearch {
  /// What is searched where there is no `PATH`.
  private static final String DEFAULT_PATH = "/bin:/usr/bin";

  private final Launch launch;
  private final String path;
  private final @Nullable String kitPath;

  /// @param kitPath the kit's own `PATH`, along which the JDK searches
  ProgramSearch(Launch launch, @Nullable String kitPath) {
    this.launch = launch;
    this.path = launch.environment().getOrDefault("PATH", DEFAULT_PATH);
    this.kitPath = kitPath;
  }

  /// What to hand to the JDK: the program's name as it was given, which the program then sees and
  /// shows in its messages, wherever the JDK's search finds the right one; else its path.
  String word() throws LaunchException {
    var name = launch.program();
    if (hasSlash() || path.equals(kitPath)) {
      return name;
    }
    var found = found();
    if (found.isEmpty()) {
      throw new LaunchException(StartFailure.notFound(this, name));
    }
    if (kitPath == null) {
      // Where the JDK then searches is its own affair; it began with the working folder.
      return found.get().toString();
    }
    var foundByJdk = first(kitPath, ProgramSearch::canRun);
    return found.equals(foundByJdk) ? name : found.get().toString();
  }

  /// The program's file, where there is one that may be run.
  Optional<Path> found() {
    return first(path, ProgramSearch::canRun);
  }

  /// The first file or folder with the program's name, whatever it is.
  Optional<Path> nearest() {
    return first(path, Files::exists);
  }

  private Optional<Path> first(String along, Predicate<Path> wanted) {
    return candidates(along).filter(wanted).findFirst();
  }

  private Stream<Path> candidates(String along) {
    var name = launch.program();
    return hasSlash()
        ? Stream.of(launch.folder().resolve(name))
        : Arrays.stream(along.split(":", -1))
            .flatMap(ProgramSearch::folder)
            .map(folder -> launch.folder().resolve(folder).resolve(name));
  }

  /// An entry of the kit's own environment may hold what Java cannot name; the empty one is the
  /// working folder.
  private static Stream<Path> folder(String entry) {
    try {
      return Stream.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  private boolean hasSlash() {
    return launch.program().indexOf('/') >= 0;
  }

  private static boolean canRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
