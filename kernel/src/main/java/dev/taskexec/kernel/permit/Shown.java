package dev.taskexec.kernel.permit;

import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Program;
import dev.taskexec.abi.permit.Resource;
import java.nio.file.Path;

/// A rule with an absolute path, as one would write it in a card.
final class Shown {

  private Shown() {}

  /// @param root of the plan; absolute
  static PermitRule below(Path root, PermitRule rule) {
    var folder = new Folder(PermitOffice.text(root));
    return new PermitRule(rule.denies(), rule.action(), below(folder, rule.resource()));
  }

  private static Resource below(Folder root, Resource resource) {
    return switch (resource) {
      case ExactPath(var path) when isInside(root, path) -> new ExactPath(rest(root, path));
      case Folder(var path) when path.equals(root.path()) -> new Folder("");
      case Folder(var path) when isInside(root, path) -> new Folder(rest(root, path));
      case Program(var path) when isInside(root, path) -> {
        var rest = rest(root, path);
        yield new Program(rest.contains("/") ? rest : "./" + rest);
      }
      case Resource other -> other;
    };
  }

  private static boolean isInside(Folder root, String path) {
    return path.startsWith("/") && root.holds(path) && path.length() > root.path().length();
  }

  private static String rest(Folder root, String path) {
    return path.substring(root.path().equals("/") ? 1 : root.path().length() + 1);
  }
}
