package dev.taskexec.cli.command;

import dev.taskexec.abi.diagnostic.Code;
import dev.taskexec.abi.diagnostic.Diagnostic;
import dev.taskexec.abi.run.RunId;
import dev.taskexec.abi.source.Place;
import dev.taskexec.abi.text.Nearest;
import dev.taskexec.cli.option.Given;
import dev.taskexec.cli.option.GivenPath;
import dev.taskexec.cli.option.Option;
import dev.taskexec.cli.option.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Finds the folder of a run that somebody names: by its id, its folder, or `latest`.
///
/// @param runs where runs are sought, as the user named it or would
/// @param workingFolder where relative paths start; absolute
record RunFinder(Path runs, Path workingFolder) {
  /// The name of the newest real run.
  static final String LATEST = "latest";

  private static final String RUNS = "runs";
  private static final int LONGEST_ID = 64;

  /// Runs are sought in the folder that an option names, else in `runs` beside the plan or the
  /// source, else in `runs` here.
  ///
  /// @param option such as `--runs`
  static RunFinder of(Given given, Option option, Path workingFolder) throws UsageException {
    var named = given.path(option);
    if (named.isPresent()) {
      return new RunFinder(named.get(), workingFolder);
    }
    var beside =
        given.has(CommonOptions.PLAN) || given.has(CommonOptions.SOT)
            ? GivenPath.folderOf(given.oneOf(CommonOptions.SOT, CommonOptions.PLAN).path())
            : Path.of("");
    return new RunFinder(beside.resolve(RUNS), workingFolder);
  }

  /// The run's folder, under its own name and as the user would name it; empty where there is none.
  Optional<Path> find(String name) {
    if (name.equals(LATEST)) {
      return linked(runs.resolve(LATEST));
    }
    if (RunId.parse(name).isPresent() && isFolder(runs.resolve(name))) {
      return Optional.of(runs.resolve(name));
    }
    try {
      var folder = GivenPath.of(name);
      if (folder.endsWith(LATEST)) {
        return linked(folder);
      }
      return isFolder(folder) ? Optional.of(folder) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// What to say where there is none.
  Diagnostic missing(String name) {
    var ids = ids();
    var help =
        ids.isEmpty()
            ? "there is no run in `%s`; name another folder of runs with `--runs`".formatted(runs)
            : Nearest.to(name, ids)
                .map("did you mean `%s`?"::formatted)
                .orElse("the newest run in `%s` is `%s`".formatted(runs, ids.getLast()));
    return Diagnostic.of(
        Code.RUN001,
        new Place.OfFile(name),
        "there is no run `%s` in `%s`, and no folder of that name".formatted(name, runs),
        help);
  }

  /// What `latest` leads to: a link, or where links cannot be made a file that holds an id.
  private Optional<Path> linked(Path latest) {
    var real = workingFolder.resolve(latest);
    try {
      var target =
          Files.isSymbolicLink(real)
              ? Files.readSymbolicLink(real).toString()
              : Files.size(real) <= LONGEST_ID
                  ? new String(Files.readAllBytes(real), StandardCharsets.ISO_8859_1).strip()
                  : "";
      return RunId.parse(target)
          .map(id -> latest.resolveSibling(id.value()))
          .filter(this::isFolder);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// The ids of all runs, in order.
  private List<String> ids() {
    try (var entries = Files.list(workingFolder.resolve(runs))) {
      return entries
          .map(entry -> RunId.parse(String.valueOf(entry.getFileName())))
          .flatMap(Optional::stream)
          .sorted()
          .map(RunId::value)
          .toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private boolean isFolder(Path folder) {
    return Files.isDirectory(workingFolder.resolve(folder));
  }
}
