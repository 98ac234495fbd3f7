package dev.taskexec.effects.file.reach;

import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// What is permitted, and the words of a refusal. Looks at paths as texts.
final class Ruling {
  private final Authority authority;

  Ruling(Authority authority) {
    this.authority = authority;
  }

  /// Why a request is refused, if it is.
  ///
  /// @param why begins the refusal: how one came to ask for this
  Optional<RefusedException> refusal(PermitRule request, String why) {
    return switch (authority) {
      case Authority.Unconfined() -> Optional.empty();
      case Confined confined -> refusal(confined, request, why);
    };
  }

  /// Whether a rule takes away what is asked for, be it permitted otherwise or not.
  boolean denies(PermitRule request) {
    return switch (authority) {
      case Authority.Unconfined() -> false;
      case Confined confined ->
          !isScratch(confined, path(request))
              && (confined.permits().denialOf(request).isPresent() || isProcess(path(request)));
    };
  }

  private static Optional<RefusedException> refusal(
      Confined confined, PermitRule request, String why) {
    var path = path(request);
    if (isScratch(confined, path)) {
      return Optional.empty();
    }
    if (isProcess(path)) {
      return Optional.of(
          new RefusedException(
              why + "what belongs to processes is not read or written as a file",
              "leave `" + Shown.path(path) + "` alone"));
    }
    var line = Shown.line(confined, request);
    var denial = confined.permits().denialOf(request);
    if (denial.isPresent()) {
      return Optional.of(
          new RefusedException(
              "%s`%s` denies `%s`".formatted(why, Shown.line(confined, denial.get()), line),
              "touch something else, or take the denial away"));
    }
    return confined.permits().allow(request)
        ? Optional.empty()
        : Optional.of(
            new RefusedException(
                "%sno permit for `%s`".formatted(why, line), "add the permit `" + line + "`"));
  }

  private static Path path(PermitRule request) {
    return Path.of(((PathResource) request.resource()).start());
  }

  private static boolean isScratch(Confined confined, Path path) {
    return confined.scratch().filter(path::startsWith).isPresent();
  }

  /// Whether a path is below the folder of a process, the kit's own among them: `environ`, `mem`,
  /// `fd` and `root` there are ways around every permit.
  private static boolean isProcess(Path path) {
    return path.getNameCount() > 1
        && path.startsWith("/proc")
        && (path.getName(1).toString().chars().allMatch(c -> c >= '0' && c <= '9')
            || Set.of("self", "thread-self").contains(path.getName(1).toString()));
  }
}
