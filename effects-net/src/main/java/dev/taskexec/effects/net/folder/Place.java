package dev.taskexec.effects.net.folder;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.PermitRule;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Where a path really leads, and that this is permitted.
///
/// @param start is opened by its path; nobody who is bound by permits can replace what leads there
/// @param folder that holds the file; below the start, or the start
/// @param name of the file in it
public record Place(Path start, Path folder, Path name) {

  /// Follows all links as they are now. Whether they are still so when the file is opened is seen
  /// then: [HeldFolder] goes the way that was found here and follows no more links.
  ///
  /// @param asked absolute, without `.` and `..`
  /// @param action reading or writing; for writing, folders need not be there
  /// @throws NotPermittedException if the permits do not allow it there
  /// @throws IOException if there is no such file or folder
  public static Place of(Path asked, Action action, Authority authority)
      throws IOException, NotPermittedException {
    var real = action == Action.WRITE ? realOrNew(asked) : asked.toRealPath();
    var folder = real.getParent();
    var name = real.getFileName();
    if (folder == null || name == null) {
      throw new FileSystemException(asked.toString(), null, "is no file");
    }
    return switch (authority) {
      case Authority.Unconfined() -> new Place(existing(folder), folder, name);
      case Authority.Confined confined -> {
        check(asked, real, action, confined);
        for (var made = folder; !Files.exists(made); made = parent(made)) {
          check(made, made, action, confined);
        }
        yield new Place(start(real, confined), folder, name);
      }
    };
  }

  /// The real path, of which the last names may not be there.
  private static Path realOrNew(Path asked) throws IOException {
    try {
      return asked.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(asked)) {
        throw new FileSystemException(asked.toString(), null, "is a link that leads nowhere");
      }
      var name = asked.getFileName();
      return name == null ? asked : realOrNew(parent(asked)).resolve(name);
    }
  }

  private static Path existing(Path folder) {
    return Files.exists(folder) ? folder : existing(parent(folder));
  }

  /// There is always one that is there: the root of all.
  private static Path parent(Path path) {
    var parent = path.getParent();
    return parent == null ? path : parent;
  }

  /// Whether its folder must be made.
  public boolean lacksFolder() {
    return !Files.exists(folder);
  }

  /// Looks only at the permits.
  ///
  /// @param real absolute and resolved
  /// @throws NotPermittedException if they do not allow it there
  public static void check(Path real, Action action, Authority authority)
      throws IOException, NotPermittedException {
    if (authority instanceof Authority.Confined confined) {
      check(real, real, action, confined);
    }
  }

  private static void check(Path asked, Path real, Action action, Authority.Confined authority)
      throws IOException, NotPermittedException {
    var wanted = new PermitRule(false, action, new ExactPath(real.toString()));
    if (authority.permits().allow(wanted) || liesInScratch(real, authority)) {
      return;
    }
    var led = asked.equals(real) ? "" : "`%s` leads to `%s`, and ".formatted(asked, real);
    var denial = authority.permits().denialOf(wanted);
    throw denial.isPresent()
        ? new NotPermittedException(
            "%s`%s` forbids `%s`".formatted(led, denial.get(), wanted),
            "take the denial away, or use another file")
        : new NotPermittedException(
            "%sno permit allows `%s`".formatted(led, wanted),
            "add `%s` to the permits if that is meant".formatted(wanted));
  }

  private static boolean liesInScratch(Path real, Authority.Confined authority) throws IOException {
    return authority.scratch().isPresent()
        && real.startsWith(authority.scratch().get().toRealPath());
  }

  /// Above the root nothing belongs to the plan; outside of it the way is gone from the top.
  private static Path start(Path real, Authority.Confined authority) {
    return real.startsWith(authority.root()) && !real.equals(authority.root())
        ? authority.root()
        : real.getRoot();
  }
}
