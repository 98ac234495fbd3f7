package dev.taskexec.effects.process.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where a program is: as execvp(3) in the child would find it, from its working folder and along
/// the `PATH` of its own environment.
final class ProgramSearch {
  /// What is searched where there is no `PATH`.
  static final List<Path> DEFAULT = List.of(Path.of("/bin"), Path.of("/usr/bin"));

  private final Launch launch;
  private final List<Path> places;

  /// @param places the folders to search, the empty one and relative ones from the launch's folder
  ProgramSearch(Launch launch, List<Path> places) {
    this.launch = launch;
    this.places = places;
  }

  /// The folders that a `PATH` names. An entry of the kit's own environment may hold what Java
  /// cannot name.
  static List<Path> split(String path) {
    return Arrays.stream(path.split(":", -1)).flatMap(ProgramSearch::place).toList();
  }

  private static Stream<Path> place(String entry) {
    try {
      return Stream.of(Path.of(entry));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  /// The program's file, where there is one that may be run.
  Optional<Path> found() {
    return first(ProgramSearch::canRun);
  }

  /// The first file or folder with the program's name, whatever it is.
  Optional<Path> nearest() {
    return first(Files::exists);
  }

  private Optional<Path> first(Predicate<Path> wanted) {
    var name = launch.program();
    var candidates =
        hasSlash()
            ? Stream.of(launch.folder().resolve(name))
            : places.stream().map(place -> launch.folder().resolve(place).resolve(name));
    return candidates.filter(wanted).findFirst();
  }

  /// Whether the program is named by a path, and nothing is searched.
  boolean hasSlash() {
    return launch.program().indexOf('/') >= 0;
  }

  private static boolean canRun(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
