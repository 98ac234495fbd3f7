package dev.taskexec.agents.effect;

import dev.taskexec.abi.agent.TaskContext;
import dev.taskexec.abi.digest.Sha256;
import dev.taskexec.abi.effect.EffectEnvelope;
import dev.taskexec.abi.effect.EffectOutcome;
import dev.taskexec.abi.effect.EffectOutcome.Cancelled;
import dev.taskexec.abi.effect.EffectOutcome.Done;
import dev.taskexec.abi.effect.EffectOutcome.Exhausted;
import dev.taskexec.abi.effect.EffectOutcome.Failed;
import dev.taskexec.abi.effect.EffectOutcome.Refused;
import dev.taskexec.abi.evidence.EvidenceException;
import dev.taskexec.abi.invariant.Condition;
import dev.taskexec.abi.invariant.Condition.Absent;
import dev.taskexec.abi.invariant.Condition.Exists;
import dev.taskexec.abi.invariant.Condition.Exits;
import dev.taskexec.abi.invariant.Condition.HasDigest;
import dev.taskexec.abi.invariant.Condition.HasSize;
import dev.taskexec.abi.invariant.Condition.Matches;
import dev.taskexec.abi.json.JsonValue;
import dev.taskexec.abi.json.JsonValue.Int;
import dev.taskexec.abi.json.JsonValue.Obj;
import dev.taskexec.abi.json.JsonValue.Str;
import dev.taskexec.abi.pattern.ValuePattern;
import dev.taskexec.abi.text.OneLine;
import dev.taskexec.agents.effect.Looks.Found.Broken;
import dev.taskexec.agents.effect.Looks.Found.Holds;
import dev.taskexec.agents.effect.Looks.Found.Unknown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Finds out whether conditions hold at one side of one effect, by effects that read: `file.digest`
/// and `file.read`. Each file is read at most once a kind. Used by one thread.
final class Looks {
  private static final int VERSION = 1;
  private static final int LONGEST = 100;
  private static final int MOST_BYTES = 1 << 20;

  /// How the effects on files end their reason where there is no such file, or no such folder that
  /// it could be in.
  private static final String MISSING = "does not exist";

  private final TaskContext context;
  private final OptionalInt exit;
  private final Map<EffectEnvelope, EffectOutcome> looked = new HashMap<>();

  /// What was found.
  sealed interface Found {
    record Holds() implements Found {}

    /// @param why one line
    record Broken(String why) implements Found {}

    /// @param outcome of the effect that was to look; it was not done
    record Unknown(EffectOutcome outcome) implements Found {}
  }

  /// @param exit the code that the effect's process ended with; empty where there is none
  Looks(TaskContext context, OptionalInt exit) {
    this.context = context;
    this.exit = exit;
  }

  Found at(Condition condition) throws EvidenceException {
    return switch (condition) {
      case Exits(var codes) -> exits(codes);
      case Exists(var path) -> of(digest(path), _ -> new Holds());
      case Absent(var path) -> absent(digest(path));
      case HasDigest(var path, var digest) -> of(digest(path), file -> same(file, digest));
      case HasSize size -> of(digest(size.path()), file -> sized(file, size));
      case Matches(var path, var pattern) -> of(read(path), file -> matching(file, pattern));
    };
  }

  private Found exits(List<Integer> codes) {
    if (exit.isEmpty()) {
      return new Broken("the effect tells no exit code");
    }
    return codes.contains(exit.getAsInt())
        ? new Holds()
        : new Broken("it exited " + exit.getAsInt());
  }

  private static Found absent(EffectOutcome outcome) {
    return switch (of(outcome, _ -> new Holds())) {
      case Holds _ -> new Broken("there is something");
      case Broken _ -> new Holds();
      case Unknown unknown -> unknown;
    };
  }

  private static Found same(Obj file, Sha256 wanted) {
    var found = text(file, "sha256");
    if (found.isEmpty()) {
      return new Broken("it is no file");
    }
    return found.get().equals(wanted.hex()) || found.get().equals(wanted.toString())
        ? new Holds()
        : new Broken("its digest is " + OneLine.of(found.get(), LONGEST));
  }

  private static Found sized(Obj file, HasSize wanted) {
    if (!(file.members().get("size") instanceof Int(var bytes))) {
      return new Broken("it is no file");
    }
    return wanted.comparison().holds(bytes, wanted.bytes())
        ? new Holds()
        : new Broken("its size is %dB".formatted(bytes));
  }

  private static Found matching(Obj file, ValuePattern pattern) {
    var content = text(file, "content");
    if (content.isEmpty() || text(file, "encoding").equals(Optional.of("base64"))) {
      return new Broken("it is no text in UTF-8");
    }
    if (content.get().lines().anyMatch(pattern::matches)) {
      return new Holds();
    }
    return JsonValue.TRUE.equals(file.members().get("truncated"))
        ? new Broken("no line of its first 1MiB fits, and no more of it is looked at")
        : new Broken("no line of it fits");
  }

  /// What is found of something that is there.
  private static Found of(EffectOutcome outcome, Function<Obj, Found> judge) {
    return switch (outcome) {
      case Done(var result, _) -> judge.apply(result);
      case Failed(var reason, var started) when !started && reason.endsWith(MISSING) ->
          new Broken("nothing is there");
      case Failed _, Refused _, Exhausted _, Cancelled _ -> new Unknown(outcome);
    };
  }

  private EffectOutcome digest(String path) throws EvidenceException {
    return looked("file.digest", Obj.builder().put("path", path).build());
  }

  private EffectOutcome read(String path) throws EvidenceException {
    return looked("file.read", Obj.builder().put("path", path).put("limit", MOST_BYTES).build());
  }

  private EffectOutcome looked(String effect, Obj args) throws EvidenceException {
    var envelope = EffectEnvelope.of(effect, VERSION, args);
    var known = looked.get(envelope);
    if (known == null) {
      known = context.perform(envelope).outcome();
      looked.put(envelope, known);
    }
    return known;
  }

  private static Optional<String> text(Obj file, String member) {
    return file.members().get(member) instanceof Str(var text)
        ? Optional.of(text)
        : Optional.empty();
  }
}
