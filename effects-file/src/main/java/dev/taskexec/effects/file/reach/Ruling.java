package dev.taskexec.effects.file.reach;

import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.PathResource;
import dev.taskexec.abi.permit.PermitRule;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is permitted, and the words of a refusal. Looks at paths as texts, since not each text of a
/// path that exists can be made a path again: under another locale than UTF-8 it may have lost
/// characters.
final class Ruling {
  private static final Pattern PROCESS = Pattern.compile("/proc/([0-9]+|self|thread-self)(/|$)");

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

  private static String path(PermitRule request) {
    return ((PathResource) request.resource()).start();
  }

  private static boolean isScratch(Confined confined, String path) {
    return confined.scratch().filter(scratch -> isBelow(scratch.toString(), path)).isPresent();
  }

  private static boolean isBelow(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  /// Whether a path is below the folder of a process, the kit's own among them: `environ`, `mem`,
  /// `fd` and `root` there are ways around every permit.
  private static boolean isProcess(String path) {
    return PROCESS.matcher(path).lookingAt();
  }
}
