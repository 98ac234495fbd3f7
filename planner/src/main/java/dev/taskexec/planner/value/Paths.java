package dev.taskexec.planner.value;

import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PermitSyntaxException;
import dev.taskexec.planner.source.Excerpt;
import dev.taskexec.planner.source.Written;
import java.util.List;
import java.util.Optional;

/// Paths and globs, relative to the plan's root; written as texts.
public final class Paths {
  private static final String PATTERN = "*?[{";

  private Paths() {}

  public static Optional<String> read(Written item, Reading reading) {
    return checked(item, reading).map(Written::text);
  }

  /// Reads the items of a list; one that stands there twice counts once.
  public static Optional<List<String>> readAll(List<Written> items, Reading reading) {
    return Texts.all(
        items.stream()
            .map(item -> checked(item, reading).flatMap(path -> valid(path, item, reading)))
            .toList());
  }

  /// A pattern that is none would be taken for the name of a file, and found nowhere.
  private static Optional<Written> valid(Written path, Written item, Reading reading) {
    for (var name : path.text().split("/")) {
      var fault = fault(name);
      if (fault.isPresent()) {
        return reading.wrong(
            item,
            fault.get(),
            "mend the pattern, or write a backslash before a character that stands for itself: "
                + "`name\\[1].txt`, in backticks");
      }
    }
    return Optional.of(path);
  }

  private static Optional<String> fault(String name) {
    if (name.equals("**") || name.chars().noneMatch(c -> PATTERN.indexOf(c) >= 0)) {
      return Optional.empty();
    }
    try {
      var _ = new Glob(name);
      return Optional.empty();
    } catch (PermitSyntaxException e) {
      return Optional.of(e.problem());
    } catch (IllegalArgumentException _) {
      // All its patterns are escaped.
      return Optional.empty();
    }
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
