package dev.taskexec.abi.effect;

import dev.taskexec.abi.budget.Meter;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.permit.Authority;
import dev.taskexec.abi.secret.Redaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.LongSupplier;

/// What an effect is told about where it happens.
///
/// @param folder where relative paths start; absolute
/// @param environment the variables that a process gets, in full; nothing is inherited beside them
/// @param output the files that take a process's output; empty where the agent asked for none
/// @param grace how long something that was asked politely to end may take
/// @param nanos a clock that only goes forward, in nanoseconds from some moment
/// @param meter what may be spent
/// @param authority what may be touched
/// @param redaction of what it writes and says
/// @param witness is told just before anything in the world may change
/// @param observer takes what programs are seen to do, in a run that learns permits
public record EffectContext(
    Path folder,
    SequencedMap<String, String> environment,
    Optional<OutputFiles> output,
    Duration grace,
    LongSupplier nanos,
    Meter meter,
    Authority authority,
    Redaction redaction,
    Witness witness,
    Optional<Observer> observer) {

  public EffectContext {
    if (!folder.isAbsolute()) {
      throw new IllegalArgumentException("a relative folder: " + folder);
    }
  }

  /// In a run that learns nothing.
  public EffectContext(
      Path folder,
      SequencedMap<String, String> environment,
      Optional<OutputFiles> output,
      Duration grace,
      LongSupplier nanos,
      Meter meter,
      Authority authority,
      Redaction redaction,
      Witness witness) {
    this(
        folder,
        environment,
        output,
        grace,
        nanos,
        meter,
        authority,
        redaction,
        witness,
        Optional.empty());
  }

  /// Whether what it starts must end with it.
  public boolean confined() {
    return authority.isConfined();
  }

  /// The same place with another authority.
  public EffectContext under(Authority other) {
    return new EffectContext(
        folder, environment, output, grace, nanos, meter, other, redaction, witness);
  }

  /// The same place with another meter and another witness.
  public EffectContext with(Meter other, Witness another) {
    return new EffectContext(
        folder, environment, output, grace, nanos, other, authority, redaction, another, observer);
  }

  /// The same place, watched.
  ///
  /// @param temporary where programs are to put temporary files
  public EffectContext watched(Observer by, String temporary) {
    var variables = new LinkedHashMap<>(environment);
    variables.put("TMPDIR", temporary);
    return new EffectContext(
        folder,
        variables,
        output,
        grace,
        nanos,
        meter,
        authority,
        redaction,
        witness,
        Optional.of(by));
  }

  /// Who is told that an effect begins.
  @FunctionalInterface
  public interface Witness {
    /// Lets everything begin.
    Witness NONE = _ -> {};

    /// Is called at most once, just before anything in the world may change. When it returns, that
    /// the effect began is on record even if the kit dies at once.
    ///
    /// @param facts what the effect says about itself: for a process `argv`, the names of its
    ///   variables, how its tree can be ended
    /// @throws EvidenceException if it cannot be recorded; nothing may begin then
    void begins(JsonValue.Obj facts) throws EvidenceException;
  }

  /// Existing files to which output is appended.
  ///
  /// @param stdout takes standard output
  /// @param stderr takes standard error
  public record OutputFiles(Path stdout, Path stderr) {}
}
