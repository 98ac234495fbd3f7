package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.abi.permit.Permits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules that take files and folders away, as they are written and, where they are written over
/// links, also as the paths that these lead to.
record Denials(List<PermitRule> rules) {
  Denials {
    rules = List.copyOf(rules);
  }

  static Denials in(Permits permits) {
    return new Denials(
        permits.rules().stream()
            .filter(rule -> rule.denies() && rule.resource() instanceof PathResource)
            .flatMap(Denials::withReal)
            .toList());
  }

  private static Stream<PermitRule> withReal(PermitRule rule) {
    if (!(rule.resource() instanceof PathResource resource) || !resource.isAbsolute()) {
      return Stream.of(rule);
    }
    var start = Path.of(resource.start());
    var real = RealPath.of(start);
    return real.equals(start)
        ? Stream.of(rule)
        : Stream.of(rule, new PermitRule(true, rule.action(), moved(resource, real.toString())));
  }

  /// The same below another folder. What is behind a pattern's beginning is denied as a whole.
  private static PathResource moved(PathResource resource, String start) {
    return switch (resource) {
      case ExactPath _ -> new ExactPath(start);
      case Folder _, Glob _ -> new Folder(start);
    };
  }

  /// Whether all of it is taken away.
  boolean cover(Action action, PathResource asked) {
    return rules.stream()
        .anyMatch(rule -> rule.action() == action && rule.resource().covers(asked));
  }

  /// Whether some of it may be taken away.
  boolean touch(Action action, PathResource asked) {
    return rules.stream()
        .anyMatch(rule -> rule.action() == action && rule.resource().overlaps(asked));
  }

  /// A rule that takes a part of a folder away, for reading or for writing, but not all of it.
  Optional<PermitRule> within(PathResource folder) {
    return rules.stream()
        .filter(rule -> rule.resource().overlaps(folder) && !rule.resource().covers(folder))
        .findFirst();
  }
}
