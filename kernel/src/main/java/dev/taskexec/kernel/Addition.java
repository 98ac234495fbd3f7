package dev.taskexec.kernel;

import dev.taskexec.abi.agent.Agent;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.Effect;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.kernel.artifact.FileDigests;
import dev.taskexec.kernel.ledger.LedgerData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An agent or an effect that is not the kit's own. It is trusted code outside the gate, so the
/// ledger names the jar that it came from.
///
/// @param kind `agent` or `effect`
/// @param module empty on the class path
/// @param file the name of the jar; empty where it is in none
/// @param digest of the jar
record Addition(
    String kind,
    String name,
    Optional<String> module,
    Optional<String> file,
    Optional<Sha256> digest) {
  private static final Set<String> OWN =
      Set.of(
          "taskexec.agents",
          "taskexec.cli",
          "taskexec.effects.file",
          "taskexec.effects.net",
          "taskexec.effects.process",
          "taskexec.kernel");
  private static final String OWN_PACKAGES = "dev.taskexec.";

  /// Those among what is installed, by kind and in the given order.
  static List<Addition> among(Collection<Agent> agents, Collection<Effect> effects)
      throws InterruptedException {
    var found = new ArrayList<Addition>();
    for (var agent : agents) {
      if (isAdded(agent.getClass())) {
        found.add(of("agent", agent.name(), agent.getClass()));
      }
    }
    for (var effect : effects) {
      if (isAdded(effect.getClass())) {
        found.add(of("effect", effect.name(), effect.getClass()));
      }
    }
    return found;
  }

  /// As it stands in the ledger.
  Obj json() {
    return Obj.builder()
        .put("kind", kind)
        .put("name", LedgerData.text(name))
        .put("module", module.map(LedgerData::text).orElse(JsonValue.NULL))
        .put("file", file.map(LedgerData::text).orElse(JsonValue.NULL))
        .put("digest", digest.map(value -> JsonValue.of(value.hex())).orElse(JsonValue.NULL))
        .build();
  }

  private static boolean isAdded(Class<?> type) {
    var module = type.getModule();
    return module.isNamed()
        ? !OWN.contains(module.getName())
        : !type.getName().startsWith(OWN_PACKAGES);
  }

  private static Addition of(String kind, String name, Class<?> type) throws InterruptedException {
    var jar = jar(type.getProtectionDomain().getCodeSource());
    return new Addition(
        kind,
        name,
        Optional.ofNullable(type.getModule().getName()),
        jar.map(Path::getFileName).map(Path::toString),
        jar.isPresent() ? digest(jar.get()) : Optional.empty());
  }

  /// Classes that are made while the program runs come from nowhere.
  private static Optional<Path> jar(@Nullable CodeSource source) {
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException _) {
      return Optional.empty();
    }
  }

  private static Optional<Sha256> digest(Path jar) throws InterruptedException {
    try {
      return Optional.of(FileDigests.read(jar).digest());
    } catch (IOException _) {
      // Its classes were read, so it was there; that it cannot be read now is told by the null.
      return Optional.empty();
    }
  }
}
