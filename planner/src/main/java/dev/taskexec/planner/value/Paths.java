package dev.taskexec.planner.value;

import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Optional;

/// Paths and globs, relative to the plan's root; written as texts.
public final class Paths {

  private Paths() {}

  public static Optional<String> read(Written item, Reading reading) {
    return checked(item, reading).map(Written::text);
  }

  /// Reads the items of a list; one that stands there twice counts once.
  public static Optional<List<String>> readAll(List<Written> items, Reading reading) {
    return Texts.all(items.stream().map(item -> checked(item, reading)).toList());
  }

  private static Optional<Written> checked(Written item, Reading reading) {
    return Texts.read(item, reading)
        .flatMap(
            path ->
                path.text().equals("~") || path.text().startsWith("~/")
                    ? reading.wrong(
                        item,
                        "%s is no path: `~` does not stand for the home folder here"
                            .formatted(Reading.shown(path)),
                        "write the whole path, or `./%s` for a folder of this name"
                            .formatted(Excerpt.of(path.text())))
                    : Optional.of(path));
  }
}
