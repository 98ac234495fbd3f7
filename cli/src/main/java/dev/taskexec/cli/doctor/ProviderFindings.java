package dev.taskexec.cli.doctor;

import static dev.taskexec.abi.checkup.Finding.fine;

import dev.taskexec.abi.checkup.Finding;
import dev.taskexec.cli.session.Providers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which agents and effects are installed, and which of them came in a jar that was added.
final class ProviderFindings {
  private static final String OWN = "taskexec.";

  private ProviderFindings() {}

  static List<Finding> look(Providers providers) {
    var agents = providers.agents().stream().map(agent -> named(agent.name(), agent));
    var effects = providers.effects().stream().map(effect -> named(effect.name(), effect));
    return List.of(
        fine("agents", listed(agents)), fine("effects", listed(effects)), added(providers));
  }

  private static String listed(Stream<String> names) {
    var all = names.toList();
    return all.isEmpty() ? "none" : String.join(", ", all);
  }

  private static String named(String name, Object provider) {
    return jarOf(provider).map(jar -> "%s (from %s)".formatted(name, jar)).orElse(name);
  }

  private static Finding added(Providers providers) {
    var jars =
        Stream.concat(providers.agents().stream(), providers.effects().stream())
            .map(ProviderFindings::jarOf)
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .toList();
    return fine(
        "added jars",
        jars.isEmpty()
            ? "none"
            : String.join(", ", jars) + ": code that no permit binds, trusted like the kit itself");
  }

  /// Empty for what is the kit's own.
  private static Optional<String> jarOf(Object provider) {
    var type = provider.getClass();
    var module = type.getModule().getName();
    if (module == null ? type.getName().startsWith("dev.taskexec.") : module.startsWith(OWN)) {
      return Optional.empty();
    }
    var source = type.getProtectionDomain().getCodeSource();
    var location = source == null ? "" : String.valueOf(source.getLocation());
    return Optional.of(location.substring(location.lastIndexOf('/') + 1)).filter(s -> !s.isEmpty());
  }
}
