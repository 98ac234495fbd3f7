package dev.taskexec.cli.session;

import dev.taskexec.kernel.World;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// All that the kit knows of the world when it is started.
///
/// @param out takes data
/// @param err takes everything that is for people
/// @param errIsTerminal whether a person watches `err`
/// @param environment by name
/// @param world what the kernel runs in; made when something is run, since a source of randomness
///   costs more than all else that most commands do
/// @param workingFolder absolute
public record Surroundings(
    OutputStream out,
    OutputStream err,
    boolean errIsTerminal,
    SequencedMap<String, String> environment,
    InstantSource clock,
    Supplier<World> world,
    Path workingFolder,
    Signals signals,
    Providers providers) {

  public Surroundings {
    if (!workingFolder.isAbsolute()) {
      throw new IllegalArgumentException("a relative working folder: " + workingFolder);
    }
  }

  /// Whether a variable is set to something else than `0` or `false`.
  public boolean isSet(String variable) {
    var value = environment.getOrDefault(variable, "");
    return !value.isEmpty() && !value.equals("0") && !value.equals("false");
  }
}
