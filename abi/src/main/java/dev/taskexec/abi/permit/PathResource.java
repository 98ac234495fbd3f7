package dev.taskexec.abi.permit;

import java.util.List;

/// Files and folders, by path: relative to the plan's root, or absolute. Case counts, and so does
/// each code point.
public sealed interface PathResource extends Resource permits ExactPath, Folder, Glob {

  /// The folder or file, written without a pattern, that everything of it is or lies in: `` for the
  /// root, `/` for all.
  String start();

  default boolean isAbsolute() {
    return start().startsWith("/");
  }

  @Override
  PathResource at(String root);

  @Override
  default boolean covers(Resource other) {
    return other instanceof PathResource path
        && switch (this) {
          case Folder folder -> folder.holds(path.start());
          case ExactPath _ -> equals(path);
          case Glob glob -> glob.holds(path);
        };
  }

  /// Where one is relative and the other absolute, the root decides, which is not known here; so
  /// the answer is true.
  @Override
  default boolean overlaps(Resource other) {
    if (!(other instanceof PathResource path)) {
      return false;
    }
    if (isAbsolute() != path.isAbsolute()) {
      return true;
    }
    return switch (this) {
      case ExactPath _ -> path.covers(this);
      case Folder folder ->
          switch (path) {
            case ExactPath file -> folder.covers(file);
            case Folder _ -> meets(path);
            case Glob glob -> glob.reaches(folder);
          };
      case Glob glob ->
          switch (path) {
            case ExactPath file -> covers(file);
            case Folder folder -> glob.reaches(folder);
            // Whether two patterns have a name in common is not worth deciding.
            case Glob _ -> meets(path);
          };
    };
  }

  private boolean meets(PathResource other) {
    return new Folder(start()).holds(other.start()) || new Folder(other.start()).holds(start());
  }

  @Override
  default List<Resource> intersection(Resource other) {
    if (covers(other)) {
      return List.of(other);
    }
    if (other.covers(this)) {
      return List.of(this);
    }
    if (this instanceof Folder folder && other instanceof Glob glob) {
      return List.copyOf(glob.within(folder));
    }
    if (this instanceof Glob glob && other instanceof Folder folder) {
      return List.copyOf(glob.within(folder));
    }
    return List.of();
  }
}
