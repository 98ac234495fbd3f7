package dev.taskexec.effects.file.reach;

import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.text.OneLine;
import java.nio.file.Path;

/// Paths and rules as people would write them.
final class Shown {
  private static final int LONGEST = 300;

  private Shown() {}

  static String path(Path path) {
    return path(path.toString());
  }

  static String path(String path) {
    return OneLine.of(path, LONGEST);
  }

  /// The rule as it stands in a plan: relative where it is about something below the root.
  static String line(Confined confined, PermitRule rule) {
    return OneLine.of(relative(confined.root(), rule).toString(), LONGEST);
  }

  private static PermitRule relative(Path root, PermitRule rule) {
    if (!(rule.resource() instanceof PathResource resource)) {
      return rule;
    }
    var folder = root.toString().equals("/") ? "/" : root + "/";
    var path = resource.start();
    if (!path.equals(root.toString()) && !path.startsWith(folder)) {
      return rule;
    }
    var below = path.substring(Math.min(path.length(), folder.length()));
    return switch (resource) {
      case Folder _ -> new PermitRule(rule.denies(), rule.action(), new Folder(below));
      case ExactPath _ when !below.isEmpty() ->
          new PermitRule(rule.denies(), rule.action(), new ExactPath(below));
      default -> rule;
    };
  }
}
