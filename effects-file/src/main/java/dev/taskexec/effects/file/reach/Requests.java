package dev.taskexec.effects.file.reach;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;

/// What is asked of permits, as rules.
public final class Requests {
  private Requests() {}

  /// One file, or of a folder its own entry and its list of names.
  ///
  /// @param path absolute, without `.` and `..`
  public static PermitRule exact(Action action, Path path) {
    var text = path.toString();
    // The root of the file system is no entry of anything; nothing less than all holds it.
    return text.equals("/")
        ? tree(action, path)
        : new PermitRule(false, action, new ExactPath(text));
  }

  /// A file or folder with everything below it.
  ///
  /// @param path absolute, without `.` and `..`
  public static PermitRule tree(Action action, Path path) {
    return new PermitRule(false, action, new Folder(path.toString()));
  }
}
