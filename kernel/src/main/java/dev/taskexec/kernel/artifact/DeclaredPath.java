package dev.taskexec.kernel.artifact;

import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PermitSyntaxException;
import java.util.ArrayList;
import java.util.List;

/// What an item of a task's inputs or outputs stands for.
///
/// It means what the same text means in a `read:` permit, with two differences, since it grants
/// nothing: `..` may stand in it and is taken away by name, and an exact path that is a folder
/// stands for everything below it. What is no valid pattern is the name of a file.
sealed interface DeclaredPath {
  String ANY_DEPTH = "**";

  /// The file or folder, written without a pattern, that everything of it is or lies in: `` for the
  /// root.
  String start();

  /// One file, or a folder with everything below it.
  record Exact(String start) implements DeclaredPath {}

  /// Everything below a folder.
  record Below(String start) implements DeclaredPath {}

  /// What fits a pattern below a folder.
  record Matching(String start, Glob glob) implements DeclaredPath {}

  /// Whether a path that begins with `start` belongs to it.
  ///
  /// @param below the rest of the path behind `start` and its slash; empty for `start` itself
  default boolean has(String below) {
    return switch (this) {
      case Exact _ -> true;
      case Below _ -> !below.isEmpty();
      case Matching(_, var glob) -> !below.isEmpty() && glob.matches(below);
    };
  }

  /// Whether something in a folder below `start` may belong to it.
  ///
  /// @param below as of [#has]; not empty
  default boolean reaches(String below) {
    return switch (this) {
      case Exact _, Below _ -> true;
      case Matching(_, var glob) -> glob.mayHold(below);
    };
  }

  /// Whether a path belongs to it, without a look at the files.
  default boolean hasPath(String path) {
    var start = start();
    if (start.isEmpty()) {
      return !path.startsWith("/") && !path.startsWith("../") && has(path);
    }
    if (!path.startsWith(start)) {
      return false;
    }
    if (path.length() == start.length()) {
      return has("");
    }
    return start.endsWith("/")
        ? has(path.substring(start.length()))
        : path.charAt(start.length()) == '/' && has(path.substring(start.length() + 1));
  }

  static DeclaredPath of(String text) {
    var names = names(text);
    var plain = 0;
    while (plain < names.size() && !isPattern(names.get(plain))) {
      plain++;
    }
    var start =
        (text.startsWith("/") ? "/" : "") + unescape(String.join("/", names.subList(0, plain)));
    var pattern = names.subList(plain, names.size());
    if (pattern.isEmpty()) {
      return new Exact(start);
    }
    if (pattern.equals(List.of(ANY_DEPTH))) {
      return new Below(start);
    }
    try {
      return new Matching(start, new Glob(String.join("/", pattern)));
    } catch (PermitSyntaxException _) {
      return new Exact(text);
    }
  }

  private static List<String> names(String text) {
    var names = new ArrayList<String>();
    for (var name : text.split("/")) {
      var isLast = !names.isEmpty();
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (name.equals("..") && isLast && !names.getLast().equals("..")) {
        if (!names.getLast().equals(ANY_DEPTH)) {
          names.removeLast();
        }
      } else if (name.equals("..") && names.isEmpty() && text.startsWith("/")) {
        // Above the root of all folders there is only itself.
        continue;
      } else if (!(name.equals(ANY_DEPTH) && isLast && names.getLast().equals(ANY_DEPTH))) {
        names.add(name);
      }
    }
    return names;
  }

  private static boolean isPattern(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '\\') {
        i++;
      } else if ("*?[{".indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static String unescape(String path) {
    var plain = new StringBuilder(path.length());
    for (var i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '\\' && i + 1 < path.length()) {
        i++;
      }
      plain.append(path.charAt(i));
    }
    return plain.toString();
  }
}
