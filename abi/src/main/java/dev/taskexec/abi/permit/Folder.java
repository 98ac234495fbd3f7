package dev.taskexec.abi.permit;

/// A folder and everything below it: `src/**`.
///
/// @param path as of an [ExactPath]; `` is the root and `/` the whole machine
public record Folder(String path) implements PathResource {

  public Folder {
    PathText.check(path);
  }

  /// Whether a path is the folder or lies below it. `/` holds relative paths too.
  public boolean holds(String other) {
    if (path.equals("/")) {
      return true;
    }
    if (path.isEmpty()) {
      return !other.startsWith("/");
    }
    return other.startsWith(path)
        && (other.length() == path.length() || other.charAt(path.length()) == '/');
  }

  @Override
  public String start() {
    return path;
  }

  @Override
  public Folder at(String root) {
    return isAbsolute() ? this : new Folder(PathText.join(root, path));
  }

  @Override
  public String toString() {
    return PathText.written(PathText.join(PathText.escape(path), "**"));
  }
}
