package dev.taskexec.abi.permit;

import static dev.taskexec.abi.permit.ResourceText.shown;

import java.util.ArrayList;
import java.util.List;

/// Paths as rules hold them: `/` separators, no `.`, no `..`, no empty names; a backslash before a
/// character that would else be a pattern.
final class PathText {
  private static final int LONGEST_GLOB = 1000;
  private static final String PATTERN = "*?[{";

  private PathText() {}

  /// Reads a path, a folder or a pattern of at most 1,000 characters.
  static PathResource read(Action action, String raw) {
    var resource = resource(action, raw);
    if (resource instanceof Glob && raw.length() > LONGEST_GLOB) {
      throw new PermitSyntaxException(
          "a pattern of " + raw.length() + " characters", "1,000 is the most");
    }
    return resource;
  }

  /// A path, a folder or a pattern of any length.
  static PathResource resource(Action action, String raw) {
    var names = names(action, raw);
    var last = names.getLast();
    var anyDepth = last.equals("**");
    if (raw.endsWith("/") && !anyDepth) {
      throw new PermitSyntaxException(
          shown(raw) + " names a folder, and without `**` only the folder's own entry",
          "write " + shown(action.word() + ":" + written(raw + "**")) + " for all that is in it");
    }
    var fixed = anyDepth ? names.subList(0, names.size() - 1) : names;
    if (fixed.stream().noneMatch(PathText::isPattern)) {
      var path = unescape(joined(raw, fixed));
      return anyDepth ? new Folder(path) : new ExactPath(path);
    }
    var glob = new Glob(joined(raw, names));
    if (action == Action.WRITE) {
      throw new PermitSyntaxException(
          "%s is a name pattern, and writing cannot be kept to one".formatted(shown(raw)),
          "permit the folder: " + shown("write:" + folderOf(glob)));
    }
    return glob;
  }

  private static String folderOf(Glob glob) {
    var start = glob.start();
    return (start.isEmpty() || start.equals("/") ? new Folder("out") : new Folder(start))
        .toString();
  }

  /// Reads a path without patterns.
  static String readExact(String raw, String remedy) {
    var names = names(Action.RUN, raw);
    if (raw.endsWith("/") || names.stream().anyMatch(PathText::isPattern)) {
      throw new PermitSyntaxException(shown(raw) + " is not one file", remedy);
    }
    return unescape(joined(raw, names));
  }

  private static List<String> names(Action action, String raw) {
    if (raw.startsWith("~")) {
      throw new PermitSyntaxException(
          "`~` in %s is not replaced".formatted(shown(raw)),
          "write the absolute path, or `./~` for a name that begins so");
    }
    var names = new ArrayList<String>();
    for (var name : raw.split("/")) {
      if (name.equals("..")) {
        throw new PermitSyntaxException(
            "`..` stands in " + shown(raw),
            "write the path without it, or an absolute path for what is not below the root");
      }
      var repeats = name.equals("**") && !names.isEmpty() && names.getLast().equals("**");
      if (!name.isEmpty() && !name.equals(".") && !repeats) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw new PermitSyntaxException(
          shown(raw) + " names no file",
          action == Action.RUN
              ? "name a program"
              : "write `%s:%s**` for everything below it"
                  .formatted(action.word(), raw.startsWith("/") ? "/" : ""));
    }
    return names;
  }

  private static String joined(String raw, List<String> names) {
    return (raw.startsWith("/") ? "/" : "") + String.join("/", names);
  }

  /// Whether a name holds a character that means others.
  static boolean isPattern(String name) {
    for (var i = 0; i < name.length(); i++) {
      if (name.charAt(i) == '\\') {
        i++;
      } else if (PATTERN.indexOf(name.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /// The path with a backslash before what would else be a pattern.
  static String escape(String path) {
    var raw = new StringBuilder(path.length());
    for (var i = 0; i < path.length(); i++) {
      var c = path.charAt(i);
      if (c == '\\' || PATTERN.indexOf(c) >= 0) {
        raw.append('\\');
      }
      raw.append(c);
    }
    return raw.toString();
  }

  static String unescape(String raw) {
    var path = new StringBuilder(raw.length());
    for (var i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) == '\\') {
        i++;
      }
      path.append(raw.charAt(i));
    }
    return path.toString();
  }

  /// A path, its patterns escaped, as a rule holds it.
  static String written(String raw) {
    return ResourceText.encode(raw.startsWith("~") ? "./" + raw : raw);
  }

  static String join(String folder, String path) {
    if (folder.isEmpty() || path.isEmpty()) {
      return folder + path;
    }
    return folder.endsWith("/") ? folder + path : folder + "/" + path;
  }

  /// Refuses what is not in normal form: `` and `/` are, and names between single slashes.
  static void check(String path) {
    if (path.isEmpty() || path.equals("/")) {
      return;
    }
    var relative = path.startsWith("/") ? path.substring(1) : path;
    for (var name : relative.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("not a path in normal form: " + shown(path));
      }
    }
  }
}
