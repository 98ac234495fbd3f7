package dev.taskexec.effects.process.grant;

import dev.taskexec.abi.permit.Action;
import dev.taskexec.abi.permit.ExactPath;
import dev.taskexec.abi.permit.Folder;
import dev.taskexec.abi.permit.Glob;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import dev.taskexec.effects.process.nativecall.Errno;
import dev.taskexec.effects.process.nativecall.HeldPath;
import dev.taskexec.effects.process.nativecall.OpenFailure;
import java.nio.file.Path;
import java.util.Optional;

/// Opens what a rule for files begins with, and makes it where it may be written and is not there.
/// A link on the way is no way: a hostile task could turn it to anywhere.
record Placing(Path root, boolean makes) {

  /// What the rule names, or its folder; empty where nothing is there.
  Optional<HeldPath> open(PermitRule rule, PathResource resource) throws UngrantableException {
    var path = Path.of(resource.start());
    try {
      return Optional.of(HeldPath.open(path));
    } catch (OpenFailure e) {
      if (!e.isMissing()) {
        throw refusal(rule, resource, path, e);
      }
    }
    if (!makes || rule.action() != Action.WRITE) {
      return Optional.empty();
    }
    try {
      return Optional.of(make(path, resource instanceof ExactPath));
    } catch (OpenFailure e) {
      throw refusal(rule, resource, path, e);
    }
  }

  private static HeldPath make(Path path, boolean file) throws OpenFailure {
    var at = HeldPath.open(path.getRoot());
    for (var i = 0; i < path.getNameCount(); i++) {
      try (var parent = at) {
        var last = i == path.getNameCount() - 1;
        at = file && last ? parent.file(path.getName(i)) : parent.folder(path.getName(i));
      }
    }
    return at;
  }

  private UngrantableException refusal(
      PermitRule rule, PathResource resource, Path path, OpenFailure failure) {
    if (failure.isExhausted()) {
      return new UngrantableException(
          "`%s` cannot be opened: too many files are open".formatted(rule),
          "permit fewer files, or run fewer tasks at once");
    }
    if (failure.isLink()) {
      return RealPath.firstLink(path)
          .map(link -> overLink(rule, resource, path, link))
          .orElseGet(() -> notOpened(rule, failure));
    }
    return notOpened(rule, failure);
  }

  private static UngrantableException notOpened(PermitRule rule, OpenFailure failure) {
    return new UngrantableException(
        "`%s` cannot be opened: %s".formatted(rule, Errno.text(failure.number())),
        "permit what can be opened, or take the rule away");
  }

  private UngrantableException overLink(
      PermitRule rule, PathResource resource, Path path, Path link) {
    var real = RealPath.of(path);
    return new UngrantableException(
        "`%s` goes over the link %s, which leads to %s"
            .formatted(rule, shown(link), RealPath.of(link)),
        link.startsWith("/proc")
            ? "permit `%s:/proc/**`, or take the rule away".formatted(rule.action().word())
            : moved(resource, real)
                .map(it -> "write `%s`".formatted(new PermitRule(false, rule.action(), it)))
                .orElse("write the rule with the path that the link leads to"));
  }

  private Optional<PathResource> moved(PathResource resource, Path real) {
    var text = shown(real);
    return switch (resource) {
      case ExactPath _ -> text.isEmpty() ? Optional.empty() : Optional.of(new ExactPath(text));
      case Folder _ -> Optional.of(new Folder(text));
      case Glob _ -> Optional.empty();
    };
  }

  /// As a rule of the plan has it.
  private String shown(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }
}
