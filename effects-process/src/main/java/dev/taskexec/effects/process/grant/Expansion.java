package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.process.nativecall.HeldPath;
import dev.taskexec.effects.process.nativecall.OpenFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one rule for reading means now, where the system cannot be told the rule itself: a name
/// pattern, or a folder of which something is denied. What appears later is not in it.
///
/// Each step goes from an open folder to what is in it, without following links: what a link leads
/// to is granted under its own path, or not at all.
final class Expansion {
  /// How many files and folders a task may be granted.
  static final int MOST_GRANTS = 10_000;

  /// How many may be looked at for one rule.
  private static final int MOST_LOOKS = 100_000;

  private static final int DEEPEST = 256;

  private final PermitRule rule;
  private final Denials denials;
  private final OpenGrants grants;
  private int looks;

  Expansion(PermitRule rule, Denials denials, OpenGrants grants) {
    this.rule = rule;
    this.denials = denials;
    this.grants = grants;
  }

  /// Grants a folder, or what is in it and not denied.
  ///
  /// @param held of the folder; is taken over
  void folder(HeldPath held, Path path, int depth) throws UngrantableException {
    var asked = new Folder(path.toString());
    if (denials.cover(Action.READ, asked)) {
      held.close();
      return;
    }
    if (!denials.touch(Action.READ, asked)) {
      grant(held, path, Set.of(Access.READ));
      return;
    }
    // Names can be listed there and below, also of what is denied: a denial keeps content.
    grant(held, path, Set.of(Access.LIST));
    for (var name : names(held, depth)) {
      var child = look(held, name);
      if (child.isEmpty()) {
        continue;
      }
      var found = path.resolve(name);
      if (isFolder(child.get())) {
        folder(child.get(), found, depth + 1);
      } else {
        file(child.get(), found);
      }
    }
  }

  /// Grants a file, or a folder's own entry, that is not denied.
  ///
  /// @param held is taken over
  void file(HeldPath held, Path path) throws UngrantableException {
    if (isDenied(path)) {
      held.close();
    } else {
      grant(held, path, ownEntry(held));
    }
  }

  /// Grants what fits a pattern: a file or folder, and what is in it.
  ///
  /// @param held is taken over
  void pattern(Glob glob, HeldPath held, Path path, int depth) throws UngrantableException {
    var text = path.toString();
    var granted = false;
    try {
      if (isFolder(held) && glob.mayHold(text) && !denials.cover(Action.READ, new Folder(text))) {
        for (var name : names(held, depth)) {
          var child = look(held, name);
          if (child.isPresent()) {
            pattern(glob, child.get(), path.resolve(name), depth + 1);
          }
        }
      }
      if (glob.matches(text) && !isDenied(path)) {
        granted = true;
        grant(held, path, ownEntry(held));
      }
    } finally {
      if (!granted) {
        held.close();
      }
    }
  }

  private boolean isDenied(Path path) {
    return denials.touch(Action.READ, new ExactPath(path.toString()));
  }

  /// Of a folder, its list of names.
  private static Set<Access> ownEntry(HeldPath held) {
    return Set.of(isFolder(held) ? Access.LIST : Access.READ);
  }

  private void grant(HeldPath held, Path path, Set<Access> access) throws UngrantableException {
    grants.add(held, path, access);
    if (grants.size() > MOST_GRANTS) {
      throw tooMany("comes to more than %,d files and folders".formatted(MOST_GRANTS));
    }
  }

  private UngrantableException tooMany(String what) {
    return new UngrantableException(
        "`%s` %s, which programs must be granted one by one".formatted(rule, what),
        "permit smaller folders as a whole, as `read:folder/**` in which nothing is denied");
  }

  private List<Path> names(HeldPath folder, int depth) throws UngrantableException {
    if (depth > DEEPEST) {
      throw tooMany("goes more than %d folders deep".formatted(DEEPEST));
    }
    var names = new ArrayList<Path>();
    try (var entries = Files.newDirectoryStream(folder.place())) {
      for (var entry : entries) {
        if (++looks > MOST_LOOKS) {
          throw tooMany("looks through more than %,d files".formatted(MOST_LOOKS));
        }
        names.add(entry.getFileName());
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What the user may not list, nor may a program of the user's.
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  /// Empty for links, and for what has gone meanwhile.
  private Optional<HeldPath> look(HeldPath folder, Path name) throws UngrantableException {
    try {
      return Optional.of(folder.child(name));
    } catch (OpenFailure e) {
      if (e.isExhausted()) {
        throw tooMany("comes to more files than this user may hold open");
      }
      return Optional.empty();
    }
  }

  static boolean isFolder(HeldPath held) {
    return Files.isDirectory(held.place());
  }
}
