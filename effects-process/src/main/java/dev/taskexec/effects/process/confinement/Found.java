package dev.taskexec.effects.process.confinement;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.effects.process.grant.Grants;
import dev.taskexec.effects.process.launcher.Launcher;
import dev.taskexec.effects.process.launcher.LinuxLauncher;
import dev.taskexec.effects.process.nativecall.Landlock;
import dev.taskexec.effects.process.nativecall.Machine;
import dev.taskexec.effects.process.nativecall.PathRule;
import dev.taskexec.effects.process.nativecall.Steps.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What confines programs on this machine, as it was found out by trying.
///
/// @param landlock the version that works, and the filter of system calls with it; empty for none
/// @param namespaces what puts a program into them; under Landlock where there is that
/// @param own what the latter needs under Landlock
/// @param missing why one of the two is not there, one line each
record Found(
    Machine machine,
    Optional<Integer> landlock,
    Optional<Wrapper> namespaces,
    List<PathRule> own,
    List<String> missing) {

  Found {
    own = List.copyOf(own);
    missing = List.copyOf(missing);
  }

  Tier tier() {
    if (landlock.isEmpty()) {
      return Tier.NONE;
    }
    return namespaces.isPresent() ? Tier.LANDLOCK_AND_NAMESPACES : Tier.LANDLOCK;
  }

  /// A launcher for one confined program.
  ///
  /// @param sandbox a lower tier that was chosen
  Launcher around(LinuxLauncher linux, Meter meter, Grants grants, Optional<String> sandbox) {
    if (landlock.isEmpty()) {
      return new Confining(linux, namespaces, meter, Tier.NONE, notes(namespaces));
    }
    var wrapper = namespaces.filter(_ -> !sandbox.equals(Optional.of(Tier.LANDLOCK.text())));
    var withoutNetwork = wrapper.isPresent() && grants.ports().filter(Set::isEmpty).isPresent();
    var shield =
        new Shield(
            machine,
            landlock.get(),
            grants,
            wrapper.isPresent() ? own : List.of(),
            wrapper
                .map(there -> there.way().namespaces(withoutNetwork))
                .orElse(Set.<Namespace>of()));
    return new Confining(
        linux.under(shield),
        wrapper,
        meter,
        wrapper.isPresent() ? Tier.LANDLOCK_AND_NAMESPACES : Tier.LANDLOCK,
        notes(wrapper));
  }

  /// Why the tier is no higher, and what it does not enforce.
  List<String> lacks() {
    return notes(namespaces);
  }

  private List<String> notes(Optional<Wrapper> wrapper) {
    var notes = new ArrayList<>(missing);
    landlock.ifPresent(version -> notes.addAll(weaknesses(version, wrapper.isPresent())));
    wrapper.ifPresent(there -> notes.addAll(there.way().notes()));
    return notes;
  }

  private static List<String> weaknesses(int version, boolean inNamespaces) {
    var weaknesses = new ArrayList<String>();
    if (!Landlock.knowsPorts(version)) {
      weaknesses.add(
          "TCP ports are not told apart: who may connect to one may connect to all "
              + "(Landlock %d; Linux 6.7 has 4)".formatted(version));
    }
    if (!inNamespaces && !Landlock.keepsSignals(version)) {
      weaknesses.add(
          "signals reach the user's other programs (Landlock %d; Linux 6.12 has 6)"
              .formatted(version));
    }
    if (!inNamespaces) {
      weaknesses.add(
          "shared memory, message queues and priorities of the user's other programs are open");
    }
    return weaknesses;
  }
}
