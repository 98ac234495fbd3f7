package dev.taskexec.kernel.worker;

import dev.taskexec.kernel.folder.RunFolder;
import dev.taskexec.kernel.secret.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// Where the attempts of a run happen.
///
/// @param start where relative paths of effects start; absolute
/// @param environment of whoever started the kit
/// @param params the plan's parameters
/// @param vault the secrets of the run
/// @param nanos a clock that only goes forward, in nanoseconds from some moment
public record Surroundings(
    RunFolder folder,
    Path start,
    SequencedMap<String, String> environment,
    SequencedMap<String, String> params,
    Vault vault,
    Duration grace,
    LongSupplier nanos) {

  public Surroundings {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    params = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(params));
  }

  Variables variables() {
    return new Variables(environment, params);
  }
}
