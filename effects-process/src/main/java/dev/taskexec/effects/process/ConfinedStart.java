package dev.taskexec.effects.process;

import dev.taskexec.abi.effect.EffectContext;
import dev.taskexec.abi.permit.Authority.Confined;
import dev.taskexec.abi.permit.Authority.Strictness;
import dev.taskexec.effects.process.confinement.Confinement;
import dev.taskexec.effects.process.grant.Granted;
import dev.taskexec.effects.process.grant.Ports;
import dev.taskexec.effects.process.grant.UngrantableException;
import dev.taskexec.effects.process.launcher.Launch;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.nativecall.Landlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One confined program that may start: everything about it that can be refused has been looked at.
///
/// @param launcher confines it, and closes what is held for it when it has started
/// @param launch with the program's name replaced by the path at which it was found, so that
///   nothing is sought in the child
record ConfinedStart(Launcher launcher, Launch launch, Granted granted) implements AutoCloseable {
  private static final String NO_TIER = "none";

  /// From the least to the most.
  private static final List<String> TIERS = List.of(NO_TIER, "landlock", "landlock+ns");

  /// @param makes see [Granted#to]
  /// @throws UngrantableException if it is not permitted, or cannot be confined as permits say
  /// @throws WrongArgumentsException if there is no program of that name
  static ConfinedStart prepare(
      Launcher launcher, Launch launch, EffectContext context, Confined authority, boolean makes)
      throws UngrantableException, WrongArgumentsException {
    var tier = Confinement.probe(launcher).tier();
    checkTier(launcher, tier, authority);
    checkFolder(launch.folder(), authority);
    var word = launch.argv().getFirst();
    var granted =
        tier.equals(NO_TIER)
            ? Granted.unenforced(word, launch.folder(), launch.environment(), authority)
            : Granted.to(word, launch.folder(), launch.environment(), authority, makes);
    try {
      var chosen =
          Confinement.around(launcher, context.meter(), granted.grants(), authority.sandbox());
      checkTier(launcher, chosen.tier(), authority);
      checkPorts(granted.ports(), authority, () -> Landlock.knowsPorts(Landlock.version()));
      return new ConfinedStart(
          new Starting(chosen, granted), found(launch, word, granted), granted);
    } catch (UngrantableException | WrongArgumentsException | RuntimeException e) {
      granted.close();
      throw e;
    }
  }

  private static void checkTier(Launcher launcher, String tier, Confined authority)
      throws UngrantableException {
    var wanted = authority.sandbox().orElse("landlock");
    if (TIERS.indexOf(tier) >= TIERS.indexOf(wanted)
        || authority.strictness() == Strictness.WAIVED) {
      return;
    }
    var missing = Confinement.probe(launcher).missing();
    throw new UngrantableException(
        "programs cannot be confined by `%s` here%s"
            .formatted(wanted, missing.isEmpty() ? "" : ": " + String.join("; ", missing)),
        "run it where they can be, or with --allow-unsandboxed, which confines them as far as it"
            + " goes");
  }

  /// An older Linux connects either nowhere or everywhere; what else it does is in the notes.
  ///
  /// @param known whether ports are told apart here
  static void checkPorts(Ports ports, Confined authority, BooleanSupplier known)
      throws UngrantableException {
    var some = ports.any() && ports.open().isPresent();
    if (authority.strictness() == Strictness.REQUIRED && some && !known.getAsBoolean()) {
      throw new UngrantableException(
          "programs cannot be kept to TCP ports here: that needs Linux 6.7",
          "permit `net:*` if every port may be reached, or run without --require-sandbox");
    }
  }

  /// To start in a folder permits nothing there, but what a program finds by relative paths should
  /// be what the plan is about.
  private static void checkFolder(Path folder, Confined authority) throws UngrantableException {
    Path real;
    try {
      real = folder.toRealPath();
    } catch (IOException e) {
      return; // the launcher says that it is not there
    }
    var places = new ArrayList<>(List.of(authority.root()));
    authority.scratch().ifPresent(places::add);
    if (places.stream().noneMatch(real::startsWith)) {
      throw new UngrantableException(
          "the working folder %s is not below the root".formatted(real),
          "start it below %s, and give it the path as an argument".formatted(authority.root()));
    }
  }

  /// A name is sought by the kit alone; what has a slash, the system resolves from the folder.
  private static Launch found(Launch launch, String word, Granted granted)
      throws WrongArgumentsException {
    if (word.contains("/")) {
      return launch;
    }
    var program = granted.program();
    if (program.isEmpty()) {
      throw new WrongArgumentsException("no such program: " + word + passedOver(granted));
    }
    return launch.called(program.get().found().toString());
  }

  private static String passedOver(Granted granted) {
    return granted.notes().stream()
        .filter(note -> note.contains(" in PATH "))
        .findFirst()
        .map(note -> " (" + note + ")")
        .orElse("");
  }

  /// Whether the system keeps it to the grants.
  boolean isEnforced() {
    return !launcher.tier().equals(NO_TIER);
  }

  /// Where its file is.
  Optional<Path> program() {
    return granted.program().map(program -> program.real());
  }

  @Override
  public void close() {
    granted.close();
  }
}
