package dev.taskexec.effects.file.reach;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.file.beneath.Kind;
import dev.taskexec.effects.file.beneath.OpenFolder;
import dev.taskexec.effects.file.beneath.Opener;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an effect can get at: it opens what its task is permitted, and nothing else. For use by one
/// thread.
///
/// A path is looked at twice: as it is written, and when it is open, as where it really is.
public final class Reach {
  private static final Path ROOT = Path.of("/");

  /// As many as Linux follows.
  private static final int MOST_LINKS = 40;

  /// What becomes of a link that has the last name of a path.
  public enum Last {
    /// It stands for what it leads to.
    FOLLOWED,
    /// It is what is meant.
    MEANT
  }

  private final Opener opener;
  private final Authority authority;
  private final Ruling ruling;

  public Reach(Opener opener, Authority authority) {
    this.opener = opener;
    this.authority = authority;
    this.ruling = new Ruling(authority);
  }

  public boolean isConfined() {
    return authority.isConfined();
  }

  /// The place that a path names.
  ///
  /// @param path absolute, without `.` and `..`
  /// @throws RefusedException if one of the actions is not permitted, on what is written or on what
  ///   that is
  public Place place(Path path, Last last, Action... actions) throws RefusedException, IOException {
    for (var action : actions) {
      require(action, path);
    }
    var ahead = path;
    for (var links = 0; links <= MOST_LINKS; links++) {
      var name = ahead.getFileName();
      var parent = ahead.getParent();
      if (name == null || parent == null) {
        throw new FileSystemException(path.toString(), null, "it is no entry of a folder");
      }
      var folder = links == 0 ? parent(path, parent, actions[0]) : opener.open(parent);
      try {
        var kind = folder.entry(name).map(entry -> entry.kind());
        if (last == Last.MEANT || !kind.equals(Optional.of(Kind.LINK))) {
          return checked(new Place(folder, name), path, actions);
        }
        ahead = named(folder.real().resolve(folder.target(name)));
        folder.close();
      } catch (IOException | RuntimeException | RefusedException e) {
        folder.close();
        throw e;
      }
    }
    throw new FileSystemLoopException(path.toString());
  }

  /// The folder that a path names, open to be looked through.
  ///
  /// @param path absolute, without `.` and `..`
  /// @throws RefusedException if reading it is not permitted
  public OpenFolder folder(Path path) throws RefusedException, IOException {
    require(Action.READ, path);
    var folder = folder(path, path, Action.READ);
    try {
      requireReal(Action.READ, path, folder.real());
      return folder;
    } catch (RuntimeException | RefusedException e) {
      folder.close();
      throw e;
    }
  }

  /// The folder nearest to a path that is there, to make the others in it.
  ///
  /// @param path absolute, without `.` and `..`
  /// @throws RefusedException if writing is not permitted to one of those that are missing, or to
  ///   the path
  public Nearest nearest(Path path) throws RefusedException, IOException {
    require(Action.WRITE, path);
    var missing = new ArrayDeque<Path>();
    for (var ahead = path; ; ) {
      var name = ahead.getFileName();
      var parent = ahead.getParent();
      if (name == null || parent == null) {
        throw new FileSystemException(path.toString(), null, "it is no entry of a folder");
      }
      missing.push(name);
      try {
        return checked(new Nearest(folder(path, parent, Action.WRITE), List.copyOf(missing)), path);
      } catch (NoSuchFileException e) {
        ahead = parent;
      }
    }
  }

  /// The permitted folder around a path that is to be written, where it is missing.
  ///
  /// @param path absolute, without `.` and `..`
  /// @throws RefusedException if a folder around it is missing too and may not be made
  public Optional<Nearest> missingAround(Path path) throws RefusedException, IOException {
    if (!(authority instanceof Confined confined)) {
      return Optional.empty();
    }
    var anchor = anchor(confined, Action.WRITE, path);
    if (anchor.equals(ROOT) || anchor.equals(path)) {
      return Optional.empty();
    }
    try (var there = folder(path, anchor, Action.WRITE)) {
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.of(nearest(anchor));
    }
  }

  private Nearest checked(Nearest nearest, Path path) throws RefusedException, IOException {
    try {
      var real = nearest.folder().real();
      for (var name : nearest.missing()) {
        real = real.resolve(name);
        requireReal(Action.WRITE, path, real);
      }
      return nearest;
    } catch (RuntimeException | RefusedException e) {
      nearest.close();
      throw e;
    }
  }

  private Place checked(Place place, Path path, Action... actions) throws RefusedException {
    for (var action : actions) {
      requireReal(action, path, place.real());
    }
    return place;
  }

  /// A path that ends with a name, though a link may say `.` or `..`.
  private Path named(Path path) throws IOException {
    if (!path.endsWith(".") && !path.endsWith("..")) {
      return path;
    }
    try (var folder = opener.open(path)) {
      return folder.real();
    }
  }

  private OpenFolder parent(Path path, Path parent, Action action)
      throws RefusedException, IOException {
    try {
      return folder(path, parent, action);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(path.toString(), null, "lies in a folder that does not exist");
    }
  }

  /// Opens a folder on the way to a path, from the folder that is permitted.
  private OpenFolder folder(Path path, Path folder, Action action)
      throws RefusedException, IOException {
    return switch (authority) {
      case Authority.Unconfined() -> opener.open(folder);
      case Confined confined -> {
        var anchor = anchor(confined, action, path);
        try {
          yield folder.startsWith(anchor)
              ? opener.open(anchor, anchor.relativize(folder))
              : opener.openWithoutLinks(folder);
        } catch (FileSystemLoopException e) {
          throw linked(confined, action, folder);
        }
      }
    };
  }

  /// The widest folder that is permitted around a path.
  private static Path anchor(Confined confined, Action action, Path path) {
    var request = Requests.exact(action, path);
    var scratch = confined.scratch().filter(path::startsWith);
    return scratch.orElseGet(
        () ->
            confined.permits().rules().stream()
                .filter(rule -> !rule.denies() && rule.covers(request))
                .map(rule -> ((PathResource) rule.resource()).start())
                .min(Comparator.comparingInt(String::length))
                .map(Path::of)
                .orElse(ROOT));
  }

  /// Refuses a permitted folder that is reached over a link: permits name real folders.
  private RefusedException linked(Confined confined, Action action, Path folder) {
    try (var real = opener.open(folder)) {
      return new RefusedException(
          "`%s` is reached over a link, and is really `%s`"
              .formatted(Shown.path(folder), Shown.path(real.real())),
          "permit the real folder: `%s`"
              .formatted(Shown.line(confined, Requests.tree(action, real.real()))));
    } catch (IOException e) {
      return new RefusedException(
          "`%s` is reached over a link that leads nowhere".formatted(Shown.path(folder)),
          "permit a real folder");
    }
  }

  /// Refuses what the permits do not say as it is written.
  public void require(Action action, Path path) throws RefusedException {
    require(Requests.exact(action, path));
  }

  /// Refuses what the permits do not say as it is written.
  public void require(PermitRule request) throws RefusedException {
    var refusal = ruling.refusal(request, "");
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  /// Refuses what the permits do not say of what a path turned out to be.
  public void requireReal(Action action, Path path, Path real) throws RefusedException {
    var refusal =
        ruling.refusal(
            Requests.exact(action, real),
            real.equals(path)
                ? ""
                : "`%s` leads to `%s`: ".formatted(Shown.path(path), Shown.path(real)));
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  /// Whether an entry that was come across may be touched.
  ///
  /// @param real where it is, without links
  public boolean permits(Action action, Path real) {
    return ruling.refusal(Requests.exact(action, real), "").isEmpty();
  }

  /// Whether a rule takes an entry away, though its folder is permitted.
  ///
  /// @param real where it is, without links
  public boolean denies(Action action, Path real) {
    return ruling.denies(Requests.exact(action, real));
  }
}
