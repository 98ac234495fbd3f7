package dev.taskexec.abi.permit;

import java.util.Optional;

/// A program: a name that is sought along `PATH`, or the path of its file.
///
/// A name and a path are compared by the path's last part. Both lead to real files only when a task
/// starts, and are compared there again.
///
/// @param program without a slash a name; a path of one name in the root is `./gradlew`
public record Program(String program) implements Resource {
  private static final String REMEDY =
      "write one rule for each program: `run:git`, `run:./gradlew`, `run:/usr/bin/git`";

  public Program {
    if (program.isEmpty() || program.equals("/")) {
      throw new IllegalArgumentException("not a program: `" + program + "`");
    }
    PathText.check(pathIn(program));
  }

  static Program read(String raw) {
    if (raw.equals("*")) {
      throw new PermitSyntaxException("`*` is no program, and all cannot be permitted", REMEDY);
    }
    var path = PathText.readExact(raw, REMEDY);
    return new Program(raw.contains("/") && !path.contains("/") ? "./" + path : path);
  }

  private static String pathIn(String program) {
    return program.startsWith("./") && program.indexOf('/', 2) < 0 ? program.substring(2) : program;
  }

  public boolean isPath() {
    return program.contains("/");
  }

  /// The file, where it is named by its path.
  public Optional<ExactPath> file() {
    return isPath() ? Optional.of(new ExactPath(pathIn(program))) : Optional.empty();
  }

  @Override
  public boolean covers(Resource other) {
    return equals(other);
  }

  @Override
  public boolean overlaps(Resource other) {
    return other instanceof Program it && (equals(it) || mayBe(it));
  }

  private boolean mayBe(Program other) {
    var sameKind = isPath() == other.isPath() && isAbsolute() == other.isAbsolute();
    return !sameKind && lastName().equals(other.lastName());
  }

  private boolean isAbsolute() {
    return program.startsWith("/");
  }

  private String lastName() {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  @Override
  public Program at(String root) {
    return isPath() && !isAbsolute() ? new Program(PathText.join(root, pathIn(program))) : this;
  }

  @Override
  public String toString() {
    var path = pathIn(program);
    var raw = PathText.escape(path);
    return path.equals(program) ? PathText.written(raw) : ResourceText.encode("./" + raw);
  }
}
