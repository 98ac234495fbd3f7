package dev.taskexec.effects.file;

import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.PermitSyntaxException;
import java.util.Optional;

/// A pattern of paths below a folder, written as in permits: `*.java` for those in the folder
/// itself, `**/*.java` for those at any depth.
///
/// @param resource relative; empty for all paths
record PathGlob(Optional<PathResource> resource) {

  static PathGlob read(Arguments arguments) throws WrongArgumentsException {
    var text = arguments.optionalText("glob");
    return new PathGlob(text.isPresent() ? Optional.of(parsed(text.get())) : Optional.empty());
  }

  private static PathResource parsed(String text) throws WrongArgumentsException {
    try {
      var rule = PermitRule.parse("read:\"" + text.replace("\"", "\\\"") + "\"");
      if (rule.resource() instanceof PathResource path && !path.isAbsolute()) {
        return path;
      }
    } catch (PermitSyntaxException e) {
      throw new WrongArgumentsException("glob: " + e.problem() + "; " + e.remedy());
    }
    throw new WrongArgumentsException("glob is absolute; it is about paths below `path`");
  }

  /// @param path below the folder, with slashes
  boolean fits(String path) {
    return resource.isEmpty() || resource.get().covers(new ExactPath(path));
  }
}
