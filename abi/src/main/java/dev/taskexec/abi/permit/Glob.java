package dev.taskexec.abi.permit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// A pattern of paths, for reading: in a name `*`, `?`, `[a-z]`, `[!a-z]` and `{one,two}`, between
/// slashes `**` for any number of folders, none included.
///
/// Matching takes time in proportion to the length of the path times that of the pattern.
///
/// @param pattern in normal form like a path; a backslash takes the meaning from the next character
public record Glob(String pattern) implements PathResource {

  public Glob {
    PathText.check(pattern);
    var names = names(pattern);
    if (names.subList(0, Math.max(0, names.size() - 1)).stream().noneMatch(PathText::isPattern)
        && (names.isEmpty()
            || names.getLast().equals("**")
            || !PathText.isPattern(names.getLast()))) {
      throw new IllegalArgumentException("no pattern of names: " + ResourceText.shown(pattern));
    }
    compiled(names);
  }

  private static List<String> names(String path) {
    var relative = path.startsWith("/") ? path.substring(1) : path;
    return relative.isEmpty() ? List.of() : List.of(relative.split("/"));
  }

  private static List<NamePattern> compiled(List<String> names) {
    return names.stream().map(NamePattern::of).toList();
  }

  @Override
  public String start() {
    var names = names(pattern);
    var fixed = names.stream().takeWhile(name -> !PathText.isPattern(name)).toList();
    return PathText.unescape((pattern.startsWith("/") ? "/" : "") + String.join("/", fixed));
  }

  /// Whether all paths of the other fit, as far as one look at each of its names can tell.
  boolean holds(PathResource other) {
    var theirs =
        switch (other) {
          case ExactPath(var path) -> PathText.escape(path);
          case Folder(var path) -> PathText.join(PathText.escape(path), "**");
          case Glob(var pattern) -> pattern;
        };
    return other.isAbsolute() == isAbsolute() && after(theirs).get(names(pattern).size());
  }

  /// Whether a path fits. A relative path never fits an absolute pattern, nor the other way round.
  public boolean matches(String path) {
    return path.startsWith("/") == isAbsolute()
        && after(PathText.escape(path)).get(names(pattern).size());
  }

  /// Whether something in a folder may fit.
  ///
  /// @param folder a path in normal form, relative like the pattern or absolute like it
  public boolean mayHold(String folder) {
    return reaches(new Folder(folder));
  }

  /// Whether a path in the folder may fit.
  boolean reaches(Folder folder) {
    return !after(PathText.escape(folder.path())).isEmpty();
  }

  /// The part of this pattern that lies in a folder, both relative or both absolute.
  List<PathResource> within(Folder folder) {
    var parts = new ArrayList<PathResource>();
    if (folder.isAbsolute() != isAbsolute()) {
      return parts;
    }
    var names = names(pattern);
    var alive = after(PathText.escape(folder.path()));
    for (var i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
      // A place before `**` includes the one behind it.
      if (i == 0 || !alive.get(i - 1) || !names.get(i - 1).equals("**")) {
        parts.add(below(folder, names.subList(i, names.size())));
      }
    }
    return parts;
  }

  private static PathResource below(Folder folder, List<String> rest) {
    if (rest.isEmpty()) {
      return new ExactPath(folder.path());
    }
    return PathText.resource(
        Action.READ,
        "./".substring(folder.isAbsolute() ? 2 : 0)
            + PathText.join(PathText.escape(folder.path()), String.join("/", rest)));
  }

  /// The places of this pattern, counted in names, at which every path of the other may stand.
  private BitSet after(String other) {
    var mine = names(pattern);
    var patterns = compiled(mine);
    var alive = new BitSet();
    enter(0, patterns, alive);
    for (var name : names(other)) {
      var fits = fitting(name, mine, patterns);
      var next = new BitSet();
      for (var i = alive.nextSetBit(0); i >= 0 && i < mine.size(); i = alive.nextSetBit(i + 1)) {
        if (patterns.get(i).isAnyDepth()) {
          enter(i, patterns, next);
        } else if (fits.test(i)) {
          enter(i + 1, patterns, next);
        }
      }
      alive = next;
    }
    return alive;
  }

  /// Which of this pattern's names hold all that a name of the other stands for.
  private static IntPredicate fitting(String name, List<String> mine, List<NamePattern> patterns) {
    if (name.equals("**")) {
      return _ -> false;
    }
    if (PathText.isPattern(name)) {
      return i -> mine.get(i).equals("*") || mine.get(i).equals(name);
    }
    var plain = PathText.unescape(name);
    return i -> patterns.get(i).matches(plain);
  }

  private static void enter(int place, List<NamePattern> patterns, BitSet alive) {
    var i = place;
    alive.set(i);
    while (i < patterns.size() && patterns.get(i).isAnyDepth()) {
      alive.set(++i);
    }
  }

  @Override
  public Glob at(String root) {
    return isAbsolute() ? this : new Glob(PathText.join(PathText.escape(root), pattern));
  }

  @Override
  public String toString() {
    return PathText.written(pattern);
  }
}
