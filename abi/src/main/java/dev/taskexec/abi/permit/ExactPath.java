package dev.taskexec.abi.permit;

/// One file. Of a folder that is named so, it is the folder's own entry and list of names, not what
/// is in it.
///
/// @param path relative to the root or absolute, with `/` separators, without `.`, `..`, empty
///   names and trailing slash
public record ExactPath(String path) implements PathResource {

  public ExactPath {
    PathText.check(path);
    if (path.isEmpty() || path.equals("/")) {
      throw new IllegalArgumentException("not a file: `" + path + "`");
    }
  }

  @Override
  public String start() {
    return path;
  }

  @Override
  public ExactPath at(String root) {
    return isAbsolute() ? this : new ExactPath(PathText.join(root, path));
  }

  @Override
  public String toString() {
    return PathText.written(PathText.escape(path));
  }
}
